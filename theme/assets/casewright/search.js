/* The search of a page: its own form and that of the header are one, and the query is in the address. Nothing is
   loaded before the field gets the focus or a search is run; until then, and if loading fails, the plain list is
   shown. */
import { offerCompact } from "./search-compact.js";
import { highlight } from "./highlight.js";
import { say, slot } from "./search-dom.js";
import { showElsewhere, waysElsewhere } from "./search-elsewhere.js";
import { showChips, showChosen, showCounts, showRest } from "./search-filters.js";
import { keepPlace, offerSelection } from "./search-keep.js";
import { describe, makeCard, makeLesson, showPager, showSuggestions } from "./search-results.js";
import { ALL, FIRST_RESULTS, SHOWN, Source } from "./search-source.js";
import { EMPTY, defaultSort, isEmpty, readState, readText, withChoice, writeState } from "./search-state.js";

const SITE = new URL("../../../", import.meta.url);
const INDEX = new URL("../search/", import.meta.url);
const DEBOUNCE_MS = 15;
const ADDRESS_MS = 350;
const LATE_MS = 400;
const ANNOUNCE_MS = 350;
const BATCH = 6;
const LOOK_MS = 800;
const STAY_MS = 5000;
const MAKERS = { cases: makeCard, lessons: makeLesson };
const PARTS = ["status", "announcement", "sort", "chosen", "clear", "live", "further", "pager", "toggle", "number", "show", "end", "elsewhere", "more-results"];

class SearchPage {
  constructor(root) {
    this.root = root;
    this.form = document.getElementById(root.dataset.cwForm);
    this.target = new URL(this.form.action).pathname;
    this.preview = "cwPreview" in root.dataset;
    this.fieldsets = [...root.querySelectorAll("fieldset[data-cw-facet]")];
    this.facetIds = this.fieldsets.map((fieldset) => fieldset.dataset.cwFacet);
    this.parts = Object.fromEntries(PARTS.map((name) => [name, root.querySelector(`[data-cw-${name}]`)]));
    this.cards = slot(this.parts.live, "cards");
    this.heading = root.querySelector("#cw-find-results");
    this.plain = document.querySelectorAll("[data-cw-list], .cw-list__title");
    this.forms = [...document.querySelectorAll("form[role=search]")].filter((form) => form.action === this.form.action);
    this.inputs = this.forms.map((form) => form.elements.namedItem("q")).filter(Boolean);
    this.make = MAKERS[root.dataset.cwFind];
    this.source = new Source(INDEX, root.dataset.cwFind, Number(root.dataset.cwSheet), !this.preview);
    this.total = Number(root.dataset.cwTotal);
    this.turn = 0;
    this.written = -ADDRESS_MS;
    this.waiting = [];
    this.timers = [];
    this.near = new IntersectionObserver(([end]) => end.isIntersecting && this.appendBatch());
  }

  start() {
    this.root.hidden = false;
    offerCompact(this.root.querySelector("[data-cw-compact]"));
    for (const form of this.forms) form.addEventListener("submit", (event) => this.submit(event));
    for (const input of this.inputs) {
      input.addEventListener("focus", () => this.source.open().catch(() => {}));
      input.addEventListener("input", () => this.type(input));
      input.addEventListener("keydown", (event) => this.pressInField(event));
    }
    this.root.addEventListener("keydown", (event) => this.pressInResults(event));
    this.root.addEventListener("change", (event) => this.choose(event.target));
    this.root.addEventListener("click", (event) => this.click(event));
    addEventListener("popstate", () => this.restore());
    if (!this.preview) this.source.open().catch(() => {});
    const early = this.inputs.find((input) => input === document.activeElement && input.value);
    this.restore();
    if (early) this.type(early);
  }

  /* The address of a state on this page. On a later page of the plain list, questions belong to its first. */
  address(state) {
    if (isEmpty(state)) return this.preview || location.pathname.startsWith(this.target) ? location.pathname : this.target;
    return (this.preview ? location.pathname : this.target) + writeState(state);
  }

  /* Takes the state from the address, the fields with it: the reader went back, forward or here. */
  restore() {
    clearTimeout(this.timer);
    clearTimeout(this.writing);
    this.typing = false;
    this.state = readState(location.search, this.facetIds);
    this.write(this.state.q, this.turn ? null : document.activeElement);
    return this.show();
  }

  /* Goes to a state; steps of one typing are one step for the back button. Only while typing the last word is a beginning. */
  go(state, typing = false) {
    if (writeState(state) === writeState(this.state)) {
      if (typing || !this.typing) return Promise.resolve();
      this.typing = false;
      return this.show();
    }
    if (!typing || !this.typing) this.step = "pushState";
    this.typing = typing;
    this.state = state;
    this.writeAddress();
    return this.show();
  }

  /* Writes the state into the address, while typing not more often than a browser allows. */
  writeAddress() {
    clearTimeout(this.writing);
    const wait = this.typing ? this.written + ADDRESS_MS - performance.now() : 0;
    const write = () => {
      history[this.step](null, "", this.address(this.state));
      this.step = "replaceState";
      this.written = performance.now();
      if (!this.preview) keepPlace();
    };
    if (wait > 0) this.writing = setTimeout(write, wait);
    else write();
  }

  /* Writes a text to every field, except the one with the focus. */
  write(text, typed) {
    for (const input of this.inputs) if (input !== typed) input.value = text;
  }

  type(input) {
    clearTimeout(this.timer);
    this.write(input.value, input);
    this.timer = setTimeout(() => this.ask(input.value, true), DEBOUNCE_MS);
  }

  ask(text, typing) {
    clearTimeout(this.timer);
    const q = readText(text);
    const sort = q || this.state.sort !== "relevance" ? this.state.sort : "";
    return this.go({ ...this.state, q, page: 1, sort }, typing);
  }

  /* A page that shows a few results leads to the list, which shows all. */
  submit(event) {
    if (this.preview) return;
    event.preventDefault();
    this.ask(event.target.elements.namedItem("q")?.value ?? "", false);
  }

  pressInField(event) {
    const input = event.target;
    if (event.key === "Escape" && input.value) {
      event.preventDefault();
      input.value = "";
      this.write("", input);
      this.ask("", false);
    }
    if (event.key === "ArrowDown" && !this.parts.live.hidden) this.focusResult(event, 0);
  }

  /* The arrows go from result to result, and back to the field. */
  pressInResults(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = this.results().findIndex((result) => result.contains(event.target));
    if (step && at >= 0) this.focusResult(event, at + step);
  }

  results() {
    return [...this.parts.live.querySelectorAll("[data-slot=cards] > li")];
  }

  focusResult(event, place) {
    const result = this.results()[place];
    if (!result && place >= 0) return;
    event.preventDefault();
    (result ? result.querySelector("[data-slot=title], [data-slot=from]") : this.form.elements.namedItem("q")).focus();
  }

  choose(field) {
    if (field === this.parts.sort) this.go({ ...this.state, sort: field.value === defaultSort(this.state) ? "" : field.value, page: 1 });
    if (field.type === "checkbox") this.go(withChoice(this.state, field.name, field.value, field.checked));
  }

  async click(event) {
    const at = (selector) => event.target.closest(selector);
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (at("[data-cw-clear]")) return this.leave(EMPTY);
    if (at("[data-cw-toggle]")) return this.toggle();
    if (at("[data-cw-more]")) return this.more(at("fieldset"));
    if (at("[data-cw-skip], [data-cw-further] a[href^='#']")) event.preventDefault();
    if (at("[data-cw-show]")) this.toggle();
    if (at("[data-cw-skip], [data-cw-show]")) return this.toResults();
    if (at("[data-cw-further] a[href^='#']")) return this.root.querySelector(at("a").hash).focus();
    const chip = at(".cw-find__chip");
    if (chip) {
      const { cwFacet: facet } = chip.dataset;
      return this.leave(facet ? withChoice(this.state, facet, chip.value, false) : { ...this.state, q: "", page: 1 }, chip);
    }
    const way = at("[data-cw-pagination] a, [data-cw-further] a");
    if (!way || !plain || way.pathname !== location.pathname) return undefined;
    event.preventDefault();
    const state = readState(new URL(way.href).search, this.facetIds);
    this.write(state.q);
    await this.go(state);
    return this.heading.focus();
  }

  /* Removes a choice, and puts the focus where the next one can be removed. */
  async leave(state, chip) {
    const buttons = [...this.parts.chosen.querySelectorAll(".cw-find__chip")];
    const place = buttons.indexOf(chip);
    this.write(state.q);
    await this.go(state);
    const left = [...this.parts.chosen.querySelectorAll(".cw-find__chip")];
    (left[Math.min(place, left.length - 1)] ?? this.form.elements.namedItem("q")).focus();
  }

  toggle() {
    const open = this.parts.toggle.getAttribute("aria-expanded") !== "true";
    this.parts.toggle.setAttribute("aria-expanded", String(open));
  }

  /* On to what was found, or to the plain list. */
  toResults() {
    const { live, status } = this.parts;
    if (live.hidden) this.say(say("found", { count: this.total }));
    const target = live.hidden ? [...this.plain].find((element) => element.matches("[data-cw-list]")) : status;
    target.tabIndex = -1;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  async more(fieldset) {
    const facets = await this.source.facets(ALL).catch(() => this.fail());
    if (facets) showRest(fieldset, facets)?.focus();
    if (facets && !isEmpty(this.state)) this.show();
  }

  /* Shows the state; an answer that comes after a newer question is dropped. */
  async show() {
    const { state, typing } = this;
    const turn = (this.turn += 1);
    const late = setTimeout(() => this.say(say("searching")), LATE_MS);
    this.showForm(state);
    try {
      if (isEmpty(state)) return this.showPlain(this.source.loaded);
      const answer = await this.source.answer(state, typing);
      const first = await this.load(answer.hits.slice(0, FIRST_RESULTS));
      if (turn !== this.turn) return undefined;
      clearTimeout(late);
      this.showAnswer(answer, first);
      if (answer.facets.level < SHOWN) await new Promise((look) => setTimeout(look, LOOK_MS));
      if (turn === this.turn) await this.showCounts(answer);
    } catch {
      if (turn === this.turn) this.fail();
    } finally {
      clearTimeout(late);
    }
    return undefined;
  }

  /* Shows what was found; it is announced to screen readers when typing has stopped. */
  say(text) {
    const { status, announcement } = this.parts;
    status.textContent = text;
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => (announcement.textContent = text), ANNOUNCE_MS);
  }

  showForm(state, facets) {
    const { sort, number } = this.parts;
    if (!sort) return;
    for (const option of sort.querySelectorAll("[value=relevance]")) option.hidden = !state.q;
    sort.value = state.sort || defaultSort(state);
    showChosen(this.fieldsets, state, facets);
    const chosen = [...state.chosen.values()].reduce((sum, terms) => sum + terms.size, 0);
    number.textContent = String(chosen);
    number.hidden = !chosen;
  }

  showAnswer(answer, first) {
    const { state, facets, total, ways } = answer;
    const { chosen, elsewhere, further, pager, show, "more-results": more } = this.parts;
    this.showForm(state, facets);
    if (chosen) showChips(chosen, state, facets);
    const address = ({ anchor, page, state: to }) => anchor ?? (page ? this.at(page) : this.address(to));
    showSuggestions(further, [...ways, ...waysElsewhere(answer.elsewhere)], !total, address);
    if (elsewhere) showElsewhere(elsewhere, answer, this.root.dataset.cwFind, this.make);
    this.cards.replaceChildren(...first.map((made) => made(answer)));
    this.waiting = answer.hits.slice(FIRST_RESULTS);
    this.answer = answer;
    this.watchEnd();
    if (pager) showPager(pager, answer.page, answer.pages, (page) => this.address({ ...state, page }));
    if (more) this.showMore(more, answer);
    offerSelection(this.root, total, answer.docs);
    this.say(describe(answer, facets));
    if (show) show.textContent = say("show", { count: total });
    this.reveal(true);
  }

  /* Shows the counts next to the filters; those of a large collection are loaded when the reader looks at the results. */
  async showCounts({ state, text }) {
    const { turn } = this;
    if (!this.fieldsets.length) return;
    const [facets, docs] = await Promise.all([this.source.facets(SHOWN), text?.matching()]);
    if (turn === this.turn) showCounts(this.fieldsets, state, facets, docs ?? null);
  }

  /* The way from a few results to the list of all of them. */
  showMore(more, { state, total }) {
    more.hidden = total <= this.answer.hits.length;
    const way = more.querySelector("a");
    way.href = this.target + writeState(state);
    way.textContent = say("show", { count: total });
  }

  at(address) {
    return new URL(address, SITE).href;
  }

  /* Loads the documents of some hits; each becomes a function that makes its card for an answer. */
  async load(hits) {
    const documents = await Promise.all(hits.map(({ doc }) => this.source.document(doc)));
    return documents.map((document, place) => ({ text }) => this.make(document, hits[place], text, (address) => this.at(address)));
  }

  /* The further results come when the reader looks at the first ones, those out of sight when the reader nears them or stays. */
  watchEnd() {
    for (const timer of this.timers) clearTimeout(timer);
    this.near.disconnect();
    if (!this.waiting.length) return;
    this.timers = [
      setTimeout(() => this.near.observe(this.parts.end), this.cards.children.length > FIRST_RESULTS ? 0 : LOOK_MS),
      setTimeout(() => this.appendBatch(this.waiting.length), STAY_MS),
    ];
  }

  async appendBatch(count = BATCH) {
    const { answer } = this;
    const made = await this.load(this.waiting.splice(0, count)).catch(() => []);
    if (answer !== this.answer) return;
    this.cards.append(...made.map((make) => make(answer)));
    this.watchEnd();
  }

  showPlain(facets) {
    const { chosen, show } = this.parts;
    this.answer = null;
    if (facets?.level >= SHOWN) showCounts(this.fieldsets, this.state, facets, null);
    if (chosen) showChips(chosen, this.state, facets);
    this.say(facets && !this.preview ? say("found", { count: this.total }) : "");
    if (show) show.textContent = say("show", { count: this.total });
    this.reveal(false);
  }

  fail() {
    this.say(say("failed"));
    this.reveal(false);
  }

  /* Shows the results in the place of the plain list, or the plain list again. */
  reveal(live) {
    this.parts.live.hidden = !live;
    for (const element of this.plain) element.hidden = live;
    if (!this.preview) keepPlace();
  }
}

export { highlight };

const root = document.querySelector("[data-cw-find]");
if (root) new SearchPage(root).start();
