"""Search: what can be found (records, facets, cards), how Pagefind is fed, what a browser loads."""
