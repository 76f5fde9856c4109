/* Renders the saved cases as a list. The reader's actions are sent to the page as bubbling events. */
import { FAILED, GONE } from "./saved-cases-cases.js";
import { clone, say, slot, slots } from "./saved-cases-dom.js";
import { makeSortable } from "./saved-cases-drag.js";

const HELD = "cw-saved-cases__item--held";

export class List {
  #items = new Map();

  constructor(element, addressOf) {
    this.element = element;
    this.addressOf = addressOf;
    this.isDragging = makeSortable(element, "[data-cw-grip]", HELD, (item, place) => this.#tell(item, "move", { place }));
    element.addEventListener("click", (event) => this.#click(event));
    element.addEventListener("change", (event) => this.#choose(event));
  }

  /* Shows the cases in their order; `found` is what is known of each, `compared` the ids of those that are ticked. */
  show(cases, found, compared) {
    const wanted = cases.map((one) => this.#item(one.id));
    if (!this.isDragging()) this.#place(wanted);
    cases.forEach((one, place) => {
      this.#fill(wanted[place], one, found.get(one.id), compared.has(one.id));
      slot(wanted[place], "number").textContent = String(place + 1);
      for (const button of wanted[place].querySelectorAll("[data-cw-move]")) {
        const to = place + Number(button.dataset.cwMove);
        button.setAttribute("aria-disabled", String(to < 0 || to >= cases.length));
      }
    });
  }

  /* Puts the focus on a part of the item at a place, or of the last before it. */
  focus(place, part) {
    const items = this.element.children;
    items[Math.min(place, items.length - 1)]?.querySelector(part).focus();
  }

  /* Items already in place are not moved; an item with the focus keeps it. */
  #place(wanted) {
    const standing = [...this.element.children];
    if (wanted.length === standing.length && wanted.every((item, place) => item === standing[place])) return;
    const focused = document.activeElement;
    this.element.replaceChildren(...wanted);
    if (this.element.contains(focused)) focused.focus({ preventScroll: true });
  }

  #item(id) {
    if (!this.#items.has(id)) {
      const item = clone("item");
      item.dataset.cwId = id;
      slot(item, "title").href = this.addressOf(id);
      this.#items.set(id, item);
    }
    return this.#items.get(id);
  }

  #fill(item, one, found, compared) {
    const title = found?.title ?? one.id;
    const trouble = slot(item, "trouble");
    slot(item, "title").textContent = title;
    for (const place of slots(item, "of")) place.textContent = ` ${title}`;
    const state = [GONE, FAILED].find((name) => name === found?.state);
    trouble.textContent = state ? say(state) : "";
    trouble.hidden = !state;
    slot(item, "choices").hidden = state === GONE;
    item.querySelector("[data-cw-edition]").value = one.edition;
    item.querySelector("[data-cw-compare]").checked = compared;
  }

  #click(event) {
    const item = event.target.closest("li");
    const step = event.target.closest("[data-cw-move]");
    if (event.target.closest("[data-cw-out]")) this.#tell(item, "out");
    if (!step || step.getAttribute("aria-disabled") === "true") return;
    this.#tell(item, "move", { place: this.#placeOf(item) + Number(step.dataset.cwMove) });
    step.focus();
  }

  #choose(event) {
    const item = event.target.closest("li");
    if (event.target.matches("[data-cw-edition]")) this.#tell(item, "edition", { edition: event.target.value });
    if (event.target.matches("[data-cw-compare]")) this.#tell(item, "compare", { on: event.target.checked });
  }

  #placeOf(item) {
    return [...this.element.children].indexOf(item);
  }

  #tell(item, what, more = {}) {
    const detail = { id: item.dataset.cwId, at: this.#placeOf(item), ...more };
    this.element.dispatchEvent(new CustomEvent(`cw-${what}`, { detail }));
  }
}
