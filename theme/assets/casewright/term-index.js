/* The field above a long index of terms. A term stays while its own name, or that of a term below it, holds the text. */
import { showMatching } from "./term-filter.js";

const field = document.querySelector("[data-cw-term-filter]");
if (field) {
  const terms = [...document.querySelectorAll(".cw-term-tree__term")];
  const groups = [...document.querySelectorAll("[data-cw-term-group]")];
  const letters = document.querySelector(".cw-letters");
  const status = field.querySelector("[role=status]");
  const names = (term) => [...term.querySelectorAll("a")].map((name) => name.textContent).join("\n");
  field.hidden = false;
  field.querySelector("input").addEventListener("input", ({ target }) => {
    const found = showMatching(terms, target.value, names);
    for (const group of groups) group.hidden = !group.querySelector(".cw-term-tree__term:not([hidden])");
    if (letters) letters.hidden = target.value.trim() !== "";
    status.textContent = found.length ? "" : status.dataset.cwNone;
  });
}
