"""The MkDocs adapter: configuration, files and page shells."""
