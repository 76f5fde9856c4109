/* A choice that a question names: “mislukte buurtkamer” asks for an outcome and for a word. */
import { say } from "./find-dom.js";
import { fold } from "./find-excerpt.js";
import { toggled } from "./find-state.js";

const MOST = 3;
const WORD = /([\p{L}\p{M}\p{N}]+)(['’](?=[\p{L}\p{N}]))?/gu;

/* Offers to choose what is named; `count` counts what is left of the question within the choice. */
export async function narrowings(index, state, query, count) {
  const words = [...query.matchAll(WORD)];
  const ways = longest(named(index, state, words.map(([, word]) => fold(word)))).map(async ({ facet, term, from, to }) => {
    const rest = joined([...words.slice(0, from), ...words.slice(to)]);
    if (!rest && term.address) return null;
    const within = toggled({ ...state, q: "", sort: "" }, facet.id, term.id, true);
    const names = { facet: facet.label, label: term.label };
    const narrow = rest ? await count(rest, within.chosen) : 0;
    if (narrow) return { state: { ...within, q: rest }, text: say("narrow", { ...names, query: rest, count: narrow }) };
    const all = index.count(null, within.chosen);
    return all ? { state: within, text: say("chosen", { ...names, count: all }) } : null;
  });
  return (await Promise.all(ways)).filter(Boolean).slice(0, MOST);
}

/* Words of a question as they were written: an apostrophe holds two together. */
const joined = (words) => words.map(([text, , apostrophe]) => (apostrophe ? text : `${text} `)).join("").trim();

/* Every place in a question where a name of a choice stands, or another name of it. */
function named(index, state, words) {
  const found = [];
  for (const facet of index.facets.values()) {
    for (const term of facet.terms.values()) {
      if (state.chosen.get(facet.id)?.has(term.id)) continue;
      for (const name of [term.label, ...term.words]) {
        const asked = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
        const from = words.findIndex((_, place) => asked.length && asked.every((word, next) => words[place + next] === word));
        if (from >= 0) found.push({ facet, term, from, to: from + asked.length });
      }
    }
  }
  return found;
}

/* Of names that overlap the longest counts: “niet gelukt” is no “gelukt”. Each choice is offered once. */
function longest(found) {
  const kept = [];
  for (const one of found.sort((a, b) => b.to - b.from - (a.to - a.from))) {
    const same = kept.some((other) => other.term === one.term);
    const inside = kept.some((other) => one.from < other.to && other.from < one.to && other.to - other.from > one.to - one.from);
    if (!same && !inside) kept.push(one);
  }
  return kept;
}
