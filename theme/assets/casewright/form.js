/* The form that writes a story's file: keeps a draft, shows the file as it grows, checks it, and lets it out.
   Nothing is sent: the file is made here, and the author decides where it goes. */
import { problems } from "./form-check.js";
import { forget, keep, kept } from "./form-draft.js";
import { addItem, clean, control, fill, items, read, readField, removeItem } from "./form-state.js";
import { Steps } from "./form-steps.js";
import * as ways from "./form-ways.js";
import { say, tell } from "./form-words.js";
import { isEmpty, toYaml } from "./form-yaml.js";

const TYPING = 300;
const DEVICE = /^(?:con|nul|prn|aux|(?:com|lpt)[1-9])$/;
const COUNT_FROM = 0.7;

class Form {
  constructor(root) {
    const part = (name) => root.querySelector(`[data-cw-${name}]`);
    this.root = root;
    this.form = root.querySelector("form");
    this.parts = Object.fromEntries(
      ["draft", "name", "unfinished", "preview", "accept", "status", "clear"].map((name) => [name, part(name)]),
    );
    this.boxes = Object.fromEntries(["error", "warning"].map((kind) => [kind, root.querySelector(`[data-cw-problems=${kind}]`)]));
    this.reserved = new Set(root.dataset.cwReserved.split(" "));
    this.left = new Set();
    this.steps = new Steps(root);
  }

  start() {
    this.restore();
    this.root.hidden = false;
    this.form.addEventListener("input", (event) => this.input(event.target));
    this.form.addEventListener("change", (event) => this.leave(event.target));
    this.form.addEventListener("click", (event) => this.click(event));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.out(event.submitter ?? this.form.querySelector("[data-cw-way=download]"));
    });
    addEventListener("pointerdown", () => (this.pressed = true));
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => this.lift());
    addEventListener("pagehide", () => this.save());
    this.steps.last.addEventListener("toggle", () => this.steps.last.open && this.summarize());
    this.show();
  }

  /* Puts the draft of an earlier visit back, or begins with the items that every story has. */
  restore() {
    const draft = kept();
    if (draft) this.refill(draft);
    for (const list of this.form.querySelectorAll("[data-cw-kind=list][data-cw-required]")) {
      if (!items(list).length) addItem(list);
    }
    const found = this.problems();
    this.steps.show(found);
    this.steps.begin(found);
  }

  /* Fills in a draft; one that is damaged is forgotten, and the form begins empty. */
  refill(draft) {
    try {
      fill(this.form, draft.nodes);
      this.parts.name.value = draft.name ?? "";
      this.parts.unfinished.checked = Boolean(draft.unfinished);
      this.ownName = Boolean(draft.ownName);
      tell(this.parts.draft, say("restored"));
    } catch {
      forget();
      this.empty();
    }
  }

  empty() {
    this.form.reset();
    for (const item of this.form.querySelectorAll("[data-cw-item]")) item.remove();
    this.ownName = false;
  }

  save() {
    clearTimeout(this.timer);
    if (this.read().every(isEmpty)) return forget();
    const { name, unfinished } = this.parts;
    const saved = keep({ nodes: this.read(), name: name.value, unfinished: unfinished.checked, ownName: this.ownName });
    tell(this.parts.draft, say(saved ? "saved" : "not-saved"));
    return undefined;
  }

  read() {
    return read(this.form);
  }

  input(field) {
    if (field === this.parts.name) this.ownName = Boolean(field.value);
    if (!this.ownName) this.parts.name.value = this.suggestion();
    if (field !== this.parts.accept) this.parts.accept.checked = false;
    this.count(field);
    this.show();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), TYPING);
  }

  /* Checks a field when it loses focus. The message moves the elements below it, so it is shown after the click that
     moved the focus. */
  leave(field) {
    const of = field.closest("[data-cw-field]");
    if (of) this.left.add(of);
    this.changed = true;
    setTimeout(() => this.check());
  }

  lift() {
    this.pressed = false;
    setTimeout(() => this.check());
  }

  /* Checks the fields that were left, what is missing in them excepted: the author may still come back to them. */
  check() {
    if (this.pressed || !this.changed) return;
    this.changed = false;
    const found = problems(this.form, true);
    for (const of of this.left) this.mark(of, found.filter(({ place }) => of.contains(place)));
    this.left.clear();
    this.steps.show(this.problems());
  }

  click(event) {
    const { target } = event;
    const at = (selector) => target.closest(selector);
    if (at("[data-cw-way]:not([type=submit])")) this.out(at("[data-cw-way]"));
    if (at("[data-cw-clear]")) this.clear();
    if (at("[data-cw-next]")) this.steps.next(at("[data-cw-step]"));
    if (at("[data-cw-add]")) addItem(at("[data-cw-kind=list]")).querySelector("input, textarea, select").focus();
    if (at("[data-cw-remove]")) {
      removeItem(at("[data-cw-item]")).focus();
      this.input(this.form);
      this.steps.show(this.problems());
    }
    if (at("[data-cw-problems] a")) {
      event.preventDefault();
      this.go(at("a").hash.slice(1));
    }
  }

  /* The name of a file that a title makes. */
  suggestion() {
    const title = clean(control(this.form.querySelector("[data-cw-field=title]")).value);
    const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.replace(/[^a-z0-9]+/g, "-").slice(0, Number(this.root.dataset.cwLongest)).replace(/^-+|-+$/g, "");
  }

  yaml() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    const status = { key: "status", kind: "choice", value: this.parts.unfinished.checked ? "draft" : "" };
    return toYaml([...this.read(), status, { key: "added", kind: "day", value: today }]);
  }

  show() {
    this.parts.preview.textContent = this.yaml();
  }

  count(field) {
    const of = field.closest?.("[data-cw-field]");
    const place = of?.querySelector(":scope > [data-cw-count]");
    const limit = Number(of?.dataset.cwLimit);
    if (!place || !limit) return;
    const length = [...clean(field.value)].length;
    tell(place, length > limit * COUNT_FROM ? say("count", { count: length, limit }) : "");
  }

  problems() {
    const found = problems(this.form, this.parts.unfinished.checked);
    const { cwShortest: shortest, cwLongest: longest, cwLargest: largest } = this.root.dataset;
    const { name, preview } = this.parts;
    const id = name.value.trim();
    const fits = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length >= shortest && id.length <= longest;
    if (!fits) found.push({ place: name, message: say("name", { shortest, longest }) });
    else if (this.reserved.has(id) || DEVICE.test(id)) found.push({ place: name, message: say("reserved", { name: id }) });
    if (new Blob([this.yaml()]).size > largest) found.push({ place: preview.closest("pre"), message: say("large") });
    return found;
  }

  /* Sends the file in one of the ways, if there are no problems. */
  async out(button) {
    const found = this.problems();
    this.left.clear();
    const held = { error: found.filter((one) => !one.warning), warning: found.filter((one) => one.warning) };
    for (const field of this.form.querySelectorAll("[data-cw-label]")) {
      this.mark(field, found.filter(({ place }) => place.closest("[data-cw-label]") === field));
    }
    for (const kind of ["error", "warning"]) this.list(this.boxes[kind], held[kind]);
    this.steps.show(found);
    this.steps.last.open = true;
    const box = held.error.length ? this.boxes.error : held.warning.length && !this.parts.accept.checked ? this.boxes.warning : null;
    this.parts.status.textContent = "";
    if (box) return box.focus();
    const name = `${this.parts.name.value.trim()}.yml`;
    const done = await ways[button.dataset.cwWay](name, this.yaml(), button.dataset);
    this.parts.status.textContent = say(done, { name });
    return undefined;
  }

  /* Lists what is left to do, without marking the fields. */
  summarize() {
    const found = this.problems();
    this.steps.show(found);
    this.list(this.boxes.error, found.filter((one) => !one.warning));
  }

  list(box, found) {
    const lines = found.map(({ place, message }) => {
      const line = document.getElementById("cw-form-problem").content.firstElementChild.cloneNode(true);
      const link = line.querySelector("a");
      link.textContent = message;
      link.href = `#${place.id}`;
      return line;
    });
    box.querySelector("ul").replaceChildren(...lines);
    box.hidden = !found.length;
  }

  /* Shows the problem of a field next to it. */
  mark(field, found) {
    const errors = found.filter((one) => !one.warning);
    const place = (kind) => field.querySelector(`:scope > [data-cw-${kind}]`);
    if (!place("error")) return;
    tell(place("error"), errors.map(({ message }) => message).join(" "));
    if (place("warning")) tell(place("warning"), found.filter((one) => one.warning).map(({ message }) => message).join(" "));
    for (const element of field.querySelectorAll(":scope > input, :scope > textarea, :scope > select")) {
      element.setAttribute("aria-invalid", String(errors.length > 0));
    }
  }

  /* Takes the author to a field, which may be folded away. */
  go(id) {
    const place = document.getElementById(id);
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place.focus();
  }

  clear() {
    if (!confirm(say("clear"))) return;
    forget();
    this.empty();
    this.left.clear();
    this.restore();
    for (const box of Object.values(this.boxes)) box.hidden = true;
    for (const place of this.form.querySelectorAll("[data-cw-error], [data-cw-warning], [data-cw-count]")) tell(place, "");
    for (const field of this.form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    this.show();
    tell(this.parts.draft, say("cleared"));
    control(this.form.querySelector("[data-cw-field=title]")).focus();
  }
}

const root = document.querySelector("[data-cw-form]");
if (root) new Form(root).start();
