/* The page of saved cases: the list, its order, its workshop, and the actions. It shows the reader's own list, or
   a shared one from the address, which is not saved until they accept it. */
import { Cases, GONE, HERE } from "./saved-cases-cases.js";
import { say, slot } from "./saved-cases-dom.js";
import { List } from "./saved-cases-list.js";
import { EMPTY, clean, isSame, readLink, withCaseAt, withCases, withoutCases, writeLink } from "./saved-cases-state.js";
import { store } from "./saved-cases-store.js";

const FEWEST = 2;
const MOST = 4;

class FolderPage {
  constructor(root) {
    this.root = root;
    this.cases = new Cases(root.dataset.cwPaper);
    this.list = new List(this.part("items"), (id) => root.dataset.cwCase.replace("{id}", id));
    this.form = this.part("about");
    this.links = Object.fromEntries(["print", "view", "slides", "comparison"].map((name) => [name, this.part(name).href]));
    this.found = new Map();
    this.compared = new Set();
    this.shared = null;
    this.before = null;
  }

  part(name) {
    return this.root.querySelector(`[data-cw-${name}]`);
  }

  get folder() {
    return this.shared ?? store.folder;
  }

  get shownIds() {
    return this.folder.cases.map((one) => one.id);
  }

  start() {
    this.hear();
    const linked = readLink(location.search);
    if (linked) this.take(linked);
    if (this.folder.cases.length <= MOST) this.compared = new Set(this.shownIds);
    this.root.hidden = false;
    this.show();
  }

  /* A folder from an address becomes the reader's own where they have none yet; else it is only looked at. */
  take({ folder, refused }) {
    const own = store.folder;
    if (!own.cases.length) store.change(folder);
    else if (!isSame(own, folder)) this.shared = folder;
    const adopted = !own.cases.length && folder.cases.length && store.kept;
    this.say([adopted && say("adopted"), refused && say("refused", { count: refused })].filter(Boolean).join(" "));
  }

  hear() {
    const on = (element, name, act) => element.addEventListener(name, act);
    const item = (name, act) => on(this.list.element, `cw-${name}`, (event) => act(event.detail));
    on(store, "change", () => this.show());
    on(this.form, "submit", (event) => event.preventDefault());
    on(this.form, "input", () => this.change({ ...this.folder, ...Object.fromEntries(new FormData(this.form)) }));
    on(this.root, "click", (event) => this.click(event));
    on(this.part("link"), "focus", (event) => event.target.select());
    item("move", ({ id, place }) => this.move(id, place));
    item("out", ({ id, at }) => this.takeOut(id, at));
    item("edition", ({ id, edition }) => this.edit(id, edition));
    item("compare", ({ id, on: ticked }) => this.compare(id, ticked));
    if (navigator.clipboard) this.part("copy").hidden = false;
  }

  /* Takes a new state of the folder: into the browser's memory, or into the address for one that is only looked at. */
  change(folder) {
    const next = clean(folder).folder;
    if (!this.shared) return store.change(next);
    this.shared = next;
    return this.show();
  }

  say(text, before = null) {
    this.before = before;
    slot(this.root, "said").textContent = text;
    this.part("undo").hidden = !before;
  }

  titleOf(id) {
    return this.found.get(id)?.title ?? id;
  }

  move(id, place) {
    this.change(withCaseAt(this.folder, id, place));
    this.say(say("moved", { title: this.titleOf(id), place: place + 1, count: this.folder.cases.length }));
  }

  takeOut(id, at) {
    this.say(say("out", { title: this.titleOf(id) }), this.folder);
    this.change(withoutCases(this.folder, [id]));
    if (this.folder.cases.length) this.list.focus(at, "[data-cw-out]");
    else this.part("undo").focus();
  }

  edit(id, edition) {
    this.change({ ...this.folder, cases: this.folder.cases.map((one) => (one.id === id ? { id, edition } : one)) });
  }

  compare(id, ticked) {
    if (ticked) this.compared.add(id);
    else this.compared.delete(id);
    this.show();
  }

  click(event) {
    const at = (name) => event.target.closest(`[data-cw-${name}]`);
    if (at("adopt")) this.settle(at("adopt").dataset.cwAdopt);
    if (at("undo")) this.restore();
    if (at("copy")) this.copy();
    if (at("clear")) this.empty(this.shownIds);
    if (at("clear-gone")) this.empty(this.gone());
  }

  gone() {
    return this.shownIds.filter((id) => this.found.get(id)?.state === GONE);
  }

  empty(ids) {
    const before = this.folder;
    const left = withoutCases(before, ids);
    this.change(left.cases.length ? left : EMPTY);
    this.say(left.cases.length ? "" : say("cleared"), before);
    this.part("undo").focus();
  }

  restore() {
    this.change(this.before);
    this.say(say("restored"));
    this.list.focus(0, "a");
  }

  settle(choice) {
    const { shared } = this;
    this.shared = null;
    const { folder, refused } = choice === "add" ? withCases(store.folder, shared.cases.map((one) => one.id)) : { folder: shared };
    if (choice === "leave") this.show();
    else store.change(folder);
    this.say({ replace: say("adopted"), add: say(refused ? "full" : "merged"), leave: "" }[choice]);
    this.list.focus(0, "a");
  }

  async copy() {
    await navigator.clipboard.writeText(this.part("link").value);
    this.say(say("copied"));
  }

  show() {
    const { folder } = this;
    const query = writeLink(folder);
    history.replaceState(null, "", location.pathname + (this.shared || !store.kept ? query : ""));
    this.part("shared").hidden = !this.shared;
    this.part("unkept").hidden = store.kept;
    this.part("empty").hidden = Boolean(folder.cases.length);
    this.part("filled").hidden = !folder.cases.length;
    for (const field of this.form.elements) {
      if (field !== document.activeElement) field.value = folder[field.name] || (field.options?.[0].value ?? "");
    }
    this.list.show(folder.cases, this.found, this.compared);
    this.part("link").value = new URL(location.pathname + query, location.href).href;
    this.part("print").href = `${this.links.print}${query}#print`;
    this.part("view").href = this.links.view + query;
    this.part("slides").href = this.links.slides + query;
    this.showComparison();
    this.showGone();
    this.load();
  }

  showComparison() {
    const chosen = this.folder.cases.filter((one) => this.compared.has(one.id) && this.found.get(one.id)?.state !== GONE);
    const fits = chosen.length >= FEWEST && chosen.length <= MOST;
    this.part("comparison").href = this.links.comparison + writeLink({ ...EMPTY, cases: chosen.map(({ id }) => ({ id })) });
    this.part("comparison").hidden = !fits;
    this.part("compare-hint").hidden = fits;
  }

  showGone() {
    const gone = this.gone();
    this.part("gone").hidden = !gone.length;
    if (gone.length) slot(this.root, "gone").textContent = say("gone-count", { count: gone.length });
  }

  /* Asks for what is not known yet; each answer is shown as it comes. */
  load() {
    for (const id of this.shownIds) {
      if (this.found.has(id)) continue;
      this.found.set(id, { id });
      this.cases.get(id).then((found) => {
        this.found.set(id, found);
        if (found.state !== HERE || this.shownIds.includes(id)) this.show();
      });
    }
  }
}

const root = document.querySelector("[data-cw-saved-cases-page]");
if (root) new FolderPage(root).start();
