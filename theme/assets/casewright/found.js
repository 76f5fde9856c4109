/* A reader who comes from a search finds marked what was asked; for the others nothing is loaded. */
const query = new URLSearchParams(location.search).get("q")?.trim();
if (query) import("./search.js").then(({ highlight }) => highlight(document.querySelector("[data-cw-found]"), query));
