/* Searching and filtering the cases, or the lessons: the page's own form and the header's are one, and the address holds
   the state. Nothing is loaded before somebody asks something; until then, and whenever loading fails, the plain list stands. */
import { say, slot } from "./find-dom.js";
import { showChips, showChosen, showCounts, showRest } from "./find-facets.js";
import { keepPlace, offerSelection } from "./find-keep.js";
import { makeCard, makeLesson, showLessons, showPager, showWays } from "./find-results.js";
import { LessonSource, Source } from "./find-source.js";
import { EMPTY, isEmpty, readState, toggled, usual, writeState } from "./find-state.js";
import { sentence } from "./find-status.js";

const SITE = new URL("../../", import.meta.url);
const TYPING = 250;
const PATIENCE = 400;
const KINDS = { cases: [makeCard, Source], lessons: [makeLesson, LessonSource] };

class Find {
  constructor(root) {
    const part = (name) => root.querySelector(`[data-cw-${name}]`);
    this.root = root;
    this.form = root.querySelector("form");
    this.fieldsets = [...root.querySelectorAll("fieldset[data-cw-facet]")];
    this.facets = this.fieldsets.map((fieldset) => fieldset.dataset.cwFacet);
    this.parts = Object.fromEntries(
      ["status", "sort", "chosen", "clear", "live", "further", "lessons", "pager", "toggle", "number", "show"].map((name) => [name, part(name)]),
    );
    this.cards = slot(this.parts.live, "cards");
    this.heading = root.querySelector("#cw-find-results");
    this.plain = document.querySelectorAll("[data-cw-list], .cw-list__title");
    this.forms = [...document.querySelectorAll("form[role=search]")].filter((form) => form.action === this.form.action);
    this.inputs = this.forms.map((form) => form.elements.namedItem("q")).filter(Boolean);
    const [make, Answers] = KINDS[root.dataset.cwFind];
    this.make = make;
    this.source = new Answers(SITE, root.dataset.cwIndex, Number(root.dataset.cwSheet));
    this.home = location.pathname;
    this.asked = 0;
  }

  start() {
    this.root.hidden = false;
    for (const form of this.forms) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.ask(form.elements.namedItem("q")?.value ?? "", true);
      });
    }
    for (const input of this.inputs) {
      input.addEventListener("input", () => this.type(input));
      input.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !input.value) return;
        event.preventDefault();
        this.ask("", true);
      });
    }
    this.root.addEventListener("change", (event) => this.choose(event.target));
    this.root.addEventListener("click", (event) => this.click(event));
    addEventListener("popstate", () => this.restore());
    this.restore();
  }

  /* A state as an address. On a later sheet of the plain list, questions belong to its first. */
  address(state) {
    return isEmpty(state) ? this.home : new URL(this.form.action).pathname + writeState(state);
  }

  restore() {
    clearTimeout(this.timer);
    this.typing = false;
    this.state = readState(location.search, this.facets);
    return this.show();
  }

  /* Goes to a state; steps of one typing are one step for the back button. */
  go(state, typing = false) {
    if (writeState(state) === writeState(this.state)) return Promise.resolve();
    const step = typing && this.typing ? "replaceState" : "pushState";
    this.typing = typing;
    this.state = state;
    history[step](null, "", this.address(state));
    return this.show();
  }

  type(input) {
    clearTimeout(this.timer);
    for (const other of this.inputs) if (other !== input) other.value = input.value;
    this.timer = setTimeout(() => this.ask(input.value, false), TYPING);
  }

  ask(text, done) {
    clearTimeout(this.timer);
    const q = text.trim();
    this.go({ ...this.state, q, sheet: 1, sort: q || this.state.sort !== "relevance" ? this.state.sort : "" }, !done);
    if (done) this.typing = false;
  }

  choose(field) {
    const state = { ...this.state, q: this.form.elements.namedItem("q")?.value.trim() ?? "" };
    if (field === this.parts.sort) this.go({ ...state, sort: field.value === usual(state) ? "" : field.value, sheet: 1 });
    if (field.type === "checkbox") this.go(toggled(state, field.name, field.value, field.checked));
  }

  async click(event) {
    const at = (selector) => event.target.closest(selector);
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (at("[data-cw-clear]")) return this.leave(EMPTY);
    if (at("[data-cw-toggle]")) return this.toggle();
    if (at("[data-cw-skip]")) event.preventDefault();
    if (at("[data-cw-skip]")) return this.toResults();
    if (at("[data-cw-show]")) return this.showResults();
    if (at("[data-cw-more]")) return this.more(at("fieldset"));
    const chip = at(".cw-find__chip");
    if (chip) {
      const { cwFacet: facet } = chip.dataset;
      return this.leave(facet ? toggled(this.state, facet, chip.value, false) : { ...this.state, q: "", sheet: 1 }, chip);
    }
    const way = at("[data-cw-pager] a, [data-cw-further] a");
    if (!way || !plain || way.pathname !== new URL(this.form.action).pathname) return undefined;
    event.preventDefault();
    await this.go(readState(new URL(way.href).search, this.facets));
    return this.heading.focus();
  }

  /* Takes something back, and puts the focus where the next thing to take back is. */
  async leave(state, chip) {
    const buttons = [...this.parts.chosen.querySelectorAll(".cw-find__chip")];
    const place = buttons.indexOf(chip);
    await this.go(state);
    const left = [...this.parts.chosen.querySelectorAll(".cw-find__chip")];
    (left[Math.min(place, left.length - 1)] ?? this.form.elements.namedItem("q") ?? this.parts.sort).focus();
  }

  toggle() {
    const open = this.parts.toggle.getAttribute("aria-expanded") !== "true";
    this.parts.toggle.setAttribute("aria-expanded", String(open));
  }

  /* On a small screen: away with the filters, and on to what they found. */
  showResults() {
    this.toggle();
    this.toResults();
  }

  /* On to what was found, past the filters. */
  toResults() {
    const { status } = this.parts;
    status.textContent ||= say("found", { count: Number(this.root.dataset.cwTotal) });
    status.scrollIntoView();
    status.focus({ preventScroll: true });
  }

  async more(fieldset) {
    const index = await this.source.index().catch(() => this.fail());
    if (index) showRest(fieldset, index)?.focus();
    if (index && !isEmpty(this.state)) this.show();
  }

  /* Shows the state; an answer that comes after a newer question is dropped. */
  async show() {
    const { state, parts } = this;
    const turn = (this.asked += 1);
    this.showForm(state);
    const late = setTimeout(() => (parts.status.textContent = say("searching")), PATIENCE);
    try {
      if (isEmpty(state)) return this.showPlain(this.source.loading && (await this.source.loading));
      const index = await this.source.index();
      const sheet = await this.source.sheet(state, index);
      if (turn === this.asked) this.showFound(state, index, sheet);
    } catch (error) {
      if (turn === this.asked) this.fail(error);
    } finally {
      clearTimeout(late);
    }
    return undefined;
  }

  showForm(state, index) {
    for (const input of this.inputs) if (input.value.trim() !== state.q) input.value = state.q;
    for (const option of this.parts.sort.querySelectorAll("[value=relevance]")) option.hidden = !state.q;
    this.parts.sort.value = state.sort || usual(state);
    showChosen(this.fieldsets, state, index);
    const chosen = [...state.chosen.values()].reduce((sum, terms) => sum + terms.size, 0);
    this.parts.number.textContent = String(chosen);
    this.parts.number.hidden = !chosen;
  }

  showFound(state, index, { found, sheets, number, ways, text, read, cards, passages }) {
    const at = (address) => new URL(address, SITE).href;
    const address = (sheet) => this.address({ ...state, sheet });
    this.showForm(state, index);
    showCounts(this.fieldsets, state, index, text);
    showChips(this.parts.chosen, state, index);
    showWays(this.parts.further, ways, !found.length, ({ state: to, page }) => (page ? at(page) : this.address(to)));
    this.cards.replaceChildren(...cards.map((card, place) => this.make(card, passages[place], read, at)));
    if (this.parts.lessons) showLessons(this.parts.lessons, cards, passages, read, at);
    showPager(this.parts.pager, number, sheets, address);
    offerSelection(this.root, found, index.total);
    this.parts.status.textContent = sentence(state, read, index, found.length, number, sheets);
    this.parts.show.textContent = say("show", { count: found.length });
    this.reveal(true);
  }

  showPlain(index) {
    if (index) showCounts(this.fieldsets, this.state, index, null);
    showChips(this.parts.chosen, this.state, index);
    this.parts.status.textContent = index ? say("found", { count: index.total }) : "";
    this.parts.show.textContent = say("show", { count: Number(this.root.dataset.cwTotal) });
    this.reveal(false);
  }

  fail() {
    this.parts.status.textContent = say("failed");
    this.reveal(false);
  }

  /* Shows what was found in the place of the plain list, or the plain list again. */
  reveal(live) {
    this.parts.live.hidden = !live;
    for (const element of this.plain) element.hidden = live;
    keepPlace();
  }
}

const root = document.querySelector("[data-cw-find]");
if (root) new Find(root).start();
