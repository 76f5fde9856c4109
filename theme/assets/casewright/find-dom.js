/* The little that every part of the search does with the page: clone a template, fill its slots, say something. */
import { figure, speaker } from "./words.js";

/* A fresh copy of what a template holds (its first element). */
export const clone = (id) => document.getElementById(`cw-find-${id}`).content.firstElementChild.cloneNode(true);

/* The place of a name inside an element, or the element itself. */
export const slot = (element, name) =>
  element.dataset.slot === name ? element : element.querySelector(`[data-slot="${name}"]`);

/* A link from the template, for names that stand in a row. */
export function link(id, label, address) {
  const made = clone(id);
  const anchor = made.matches("a") ? made : slot(made, "link");
  anchor.textContent = label;
  anchor.href = address;
  return made;
}

/* Text in which some pieces are marked: a list of strings, and of strings in a list for what is marked. */
export function fillMarked(element, pieces) {
  element.replaceChildren(
    ...pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      const mark = clone("mark");
      mark.textContent = piece[0];
      return mark;
    }),
  );
}

export const say = speaker("cw-find-sayings");
export { figure };
