/* Reorders a list by mouse, pen or finger. The list itself captures the pointer, because an item that moves would
   lose it. `drop` is called with the item and its new position; Escape restores it. */
const EDGE = 60;
const STEP = 18;

/* Returns a function that returns whether an item is being dragged. */
export function makeSortable(list, grip, held, drop) {
  list.addEventListener("pointerdown", (event) => {
    const item = event.target.closest(grip)?.closest("li");
    if (!item || event.button) return;
    event.preventDefault();
    new Drag(list, item, held, drop).start(event.pointerId);
  });
  return () => Boolean(list.querySelector(`.${held}`));
}

class Drag {
  constructor(list, item, held, drop) {
    Object.assign(this, { list, item, held, drop });
    this.before = [...list.children];
    this.over = new AbortController();
  }

  start(pointer) {
    const listen = (target, name, act) => target.addEventListener(name, act, { signal: this.over.signal });
    this.list.setPointerCapture(pointer);
    this.item.classList.add(this.held);
    listen(this.list, "pointermove", (event) => this.follow(event.clientY));
    listen(this.list, "pointerup", () => this.end());
    listen(this.list, "pointercancel", () => this.cancel());
    listen(document, "keydown", (event) => event.key === "Escape" && this.cancel());
  }

  follow(height) {
    if (height < EDGE) scrollBy(0, -STEP);
    if (height > innerHeight - EDGE) scrollBy(0, STEP);
    const middle = (item) => item.getBoundingClientRect().top + item.offsetHeight / 2;
    const next = [...this.list.children].find((other) => other !== this.item && height < middle(other)) ?? null;
    if (this.item.nextElementSibling !== next) this.list.insertBefore(this.item, next);
  }

  end() {
    this.over.abort();
    this.item.classList.remove(this.held);
    const place = [...this.list.children].indexOf(this.item);
    if (place !== this.before.indexOf(this.item)) this.drop(this.item, place);
  }

  cancel() {
    this.list.append(...this.before);
    this.end();
  }
}
