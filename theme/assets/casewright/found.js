/* A reader who comes from a search finds marked what was asked; whoever does not loads nothing for it. */
const query = new URLSearchParams(location.search).get("q")?.trim();
if (query) import("./found-marks.js").then(({ show }) => show(document.querySelector("[data-cw-found]"), query));
