/* Ways on: the term that a question names, a filter that is part of a question, and what to try when nothing was found. */
import { fold } from "./search-analysis.js";
import { say } from "./search-dom.js";
import { EMPTY, choices, withChoice } from "./search-state.js";

const MAX_SUGGESTIONS = 3;
const MAX_ABBREVIATION_LETTERS = 3;
const WORD = /([\p{L}\p{M}\p{N}]+)(['’](?=[\p{L}\p{N}]))?/gu;

/* States to go to, each with its text, best first. `query` is the question with its spelling corrected, `total` how much it
   found; `count` counts the complete answers to a text within choices. */
export async function suggest(state, query, { total, facets, facetsFor, count }) {
  if (!state.q) return total ? [] : withoutChoices(state, facets, count);
  const meant = query !== state.q ? [{ state: { ...state, q: query, page: 1 }, text: say("meant", { query }) }] : [];
  const names = findNames(state, query, facets);
  const isPage = ({ whole, term }) => whole && term.address;
  const pages = names.filter(isPage).map((name) => termPage(name, query));
  const parts = names.filter((name) => !isPage(name));
  const needed = parts.reduce((more, { facet, term }) => withChoice(more, facet.id, term.id, true), state);
  const filters = parts.length ? await narrow(state, query, parts, await facetsFor(needed), count) : [];
  const rest = total ? [] : await withoutChoices(state, facets, count);
  return [...meant, ...pages.slice(0, MAX_SUGGESTIONS), ...filters, ...rest];
}

const simplify = (word) => fold(word).toLowerCase();

/* The way to the page of a term of which the question is the name, or another name. */
function termPage({ facet, term }, query) {
  const key = simplify(term.label) === simplify(query).trim() ? "label" : "synonym";
  const text = say(key, { facet: facet.label, label: term.label, count: term.count });
  return { page: term.address, state: withChoice(EMPTY, facet.id, term.id, true), text };
}

/* A filter that is named by a part of the question: “mislukte buurtkamer” asks for an outcome and for a word. How much it
   would find is shown where the documents of the filter are loaded. */
async function narrow(state, query, names, facets, count) {
  const words = [...query.matchAll(WORD)];
  const ways = names.map(async ({ facet, term, from, to }) => {
    const rest = join([...words.slice(0, from), ...words.slice(to)]);
    const within = withChoice({ ...state, q: "", sort: "" }, facet.id, term.id, true);
    const labels = { facet: facet.label, label: term.label };
    if (!facets.covers(within.chosen)) return { state: { ...within, q: rest }, text: say(rest ? "narrow-only" : "chosen-only", { ...labels, query: rest }) };
    const some = rest ? await count(rest, within.chosen) : 0;
    if (some) return { state: { ...within, q: rest }, text: say("narrow", { ...labels, query: rest, count: some }) };
    const all = facets.count(null, within.chosen);
    return all ? { state: within, text: say("chosen", { ...labels, count: all }) } : null;
  });
  return (await Promise.all(ways)).filter(Boolean).slice(0, MAX_SUGGESTIONS);
}

/* The state without each of its choices, and without its text, where that finds something. */
async function withoutChoices(state, facets, count) {
  const ways = choices(state).reverse().map(async ([facet, id]) => {
    const less = withChoice(state, facet, id, false);
    const some = state.q ? await count(state.q, less.chosen) : less.chosen.size && facets.count(null, less.chosen);
    return some ? { state: less, text: say("without-term", { label: facets.term(facet, id)?.label ?? id, count: some }) } : null;
  });
  const all = (await Promise.all(ways)).filter(Boolean);
  const some = state.q && state.chosen.size ? facets.count(null, state.chosen) : 0;
  if (some) all.push({ state: { ...state, q: "", sort: "", page: 1 }, text: say("without-text", { query: state.q, count: some }) });
  return all.slice(0, MAX_SUGGESTIONS);
}

/* Words of a question as they were written: an apostrophe holds two together. */
const join = (words) => words.map(([, word, apostrophe]) => (apostrophe ? word + apostrophe : `${word} `)).join("").trim();

/* Returns every name of a term in a query, longest first: “niet gelukt” is not “gelukt”. Abbreviations are
   case-sensitive, so that `mee` in a sentence is not MEE. */
function findNames(state, query, facets) {
  const written = [...query.matchAll(WORD)].map(([, word]) => word);
  const words = written.map(simplify);
  const found = [];
  for (const facet of facets.facets.values()) {
    for (const term of facet.terms.values()) {
      if (state.chosen.get(facet.id)?.has(term.id)) continue;
      for (const name of [term.label, ...term.words]) {
        const parts = (name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(simplify);
        const from = parts.length ? words.findIndex((_, at) => parts.every((part, next) => words[at + next] === part)) : -1;
        const to = from + parts.length;
        const whole = from === 0 && to === words.length;
        const asWritten = whole || name.length > MAX_ABBREVIATION_LETTERS || written[from] === name;
        if (from >= 0 && asWritten) found.push({ facet, term, from, to, whole });
      }
    }
  }
  return keepLongest(found);
}

/* Of names that overlap the longest stays, and of one term one name. */
function keepLongest(found) {
  const kept = [];
  for (const one of found.sort((a, b) => b.to - b.from - (a.to - a.from))) {
    const same = kept.some((other) => other.term === one.term);
    const inside = kept.some((other) => one.from < other.to && other.from < one.to && other.to - other.from > one.to - one.from);
    if (!same && !inside) kept.push(one);
  }
  return kept;
}
