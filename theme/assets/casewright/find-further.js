/* Ways on: what to try when nothing was found, and the term that a word is another name for. */
import { fold, foldedWords } from "./find-excerpt.js";
import { say } from "./find-dom.js";
import { allowed, mistakes } from "./find-spelling.js";
import { EMPTY, choices, toggled } from "./find-state.js";

const MOST = 3;
const OPEN = new Set(["outcome", "years"]);

/* Offers states to go to, each with its text, best first; `read` is the question with its words put right. */
export function waysOn(index, state, read, found, text) {
  const meant = !state.q || read === state.q ? [] : [{ state: { ...state, q: read, sheet: 1 }, text: say("meant", { query: read }) }];
  if (found.length) return [...meant, ...(state.q ? named(index, state, read) : [])];
  return [...withoutOne(index, state, text), ...resembling(index, state)];
}

/* The state without its text, and without each of its choices, where that finds something. */
function withoutOne(index, state, text) {
  const ways = [];
  for (const [facet, id] of choices(state).reverse()) {
    const less = toggled(state, facet, id, false);
    const count = state.q || less.chosen.size ? index.count(text, less.chosen) : 0;
    const label = index.term(facet, id)?.label ?? id;
    if (count) ways.push({ state: less, text: say("without-term", { label, count }) });
  }
  if (state.q && state.chosen.size) {
    const count = index.count(null, state.chosen);
    const less = { ...state, q: "", sort: "", sheet: 1 };
    if (count) ways.push({ state: less, text: say("without-text", { query: state.q, count }) });
  }
  return ways.slice(0, MOST);
}

/* The terms of which the query is exactly the name, or another name; the way leads to the term's own page. */
function named(index, state, query) {
  const asked = fold(query).trim();
  return terms(index)
    .filter(([facet, term]) => !state.chosen.get(facet)?.has(term.id) && names(term).some((name) => fold(name) === asked))
    .slice(0, MOST)
    .map(([facet, term]) => ({ ...wayTo(index, facet, term, fold(term.label) === asked ? "label" : "synonym"), page: term.address }));
}

/* The terms that have a word like one of the query's, a mistake or two allowed. */
function resembling(index, state) {
  const asked = foldedWords(state.q).filter((word) => word.length > 2);
  const distance = (term) => {
    const words = names(term).flatMap(foldedWords);
    return Math.min(...asked.flatMap((word) => words.map((other) => (mistakes(word, other) <= allowed(word) ? mistakes(word, other) : Infinity))));
  };
  return terms(index)
    .map(([facet, term]) => [distance(term), facet, term])
    .filter(([far]) => far < Infinity)
    .sort(([one], [other]) => one - other)
    .slice(0, MOST)
    .map(([, facet, term]) => wayTo(index, facet, term, "term"));
}

const names = (term) => [term.label, ...term.words];
const terms = (index) =>
  [...index.facets.values()]
    .filter((facet) => !OPEN.has(facet.id))
    .flatMap((facet) => [...facet.terms.values()].map((term) => [facet.id, term]));

const wayTo = (index, facet, term, saying) => ({
  state: toggled(EMPTY, facet, term.id, true),
  text: say(saying, { facet: index.facets.get(facet).label, label: term.label, count: term.cases.length }),
});
