/* The button that prints; without script a reader uses the browser's own. */
const button = document.querySelector("[data-cw-print]");
button.addEventListener("click", () => window.print());
button.hidden = false;
