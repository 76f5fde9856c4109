/* DOM helpers of the search: clone a template, fill its slots, show a text of the catalog. */
import { figure, speaker } from "./i18n.js";

/* A new copy of what a template holds (its first element). */
export const clone = (id) => document.getElementById(`cw-find-${id}`).content.firstElementChild.cloneNode(true);

/* The slot of a name inside an element, or the element itself. */
export const slot = (element, name) =>
  element.dataset.slot === name ? element : element.querySelector(`[data-slot="${name}"]`);

/* A link made from a template. */
export function link(id, label, address) {
  const made = clone(id);
  const anchor = made.matches("a") ? made : slot(made, "link");
  anchor.textContent = label;
  anchor.href = address;
  return made;
}

/* Fills a slot, or removes it where there is no value for it. */
export function fillOrRemove(element, name, value, fill) {
  const place = slot(element, name);
  if (value) fill(place);
  else place.remove();
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

const speak = document.getElementById("cw-find-sayings") && speaker("cw-find-sayings");

/* A text of the catalog with its gaps filled. */
export const say = (key, values) => speak(key, values);
export { figure };
