/* What a reader asks: text, choices, order and page. The address of the page holds all of it. */

export const EMPTY = Object.freeze({ q: "", chosen: new Map(), sort: "", page: 1 });
const MIN_LETTERS = 2;

/* Reads a state from the query of an address; `facets` names the facets of the page. */
export function readState(query, facets) {
  const given = new URLSearchParams(query);
  const chosen = new Map();
  for (const facet of facets) {
    const terms = new Set(given.getAll(facet));
    if (terms.size) chosen.set(facet, terms);
  }
  const page = Number.parseInt(given.get("p"), 10);
  return { q: readText(given.get("q") ?? ""), chosen, sort: given.get("sort") || "", page: page > 1 ? page : 1 };
}

/* The text of a question; one letter is no question yet. */
export function readText(typed) {
  const text = typed.trim();
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length < MIN_LETTERS ? "" : text;
}

/* Writes a state as the query of an address; the empty state is the empty text. */
export function writeState(state) {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const [facet, terms] of state.chosen) for (const term of terms) query.append(facet, term);
  if (state.sort) query.set("sort", state.sort);
  if (state.page > 1) query.set("p", String(state.page));
  const text = query.toString();
  return text && `?${text}`;
}

export const isEmpty = (state) => !state.q && !state.chosen.size && !state.sort;

/* The default sort order of a state. */
export const defaultSort = (state) => (state.q ? "relevance" : "title");

/* The same state with a choice added or removed, on its first page. */
export function withChoice(state, facet, term, on) {
  const chosen = new Map(state.chosen);
  const terms = new Set(chosen.get(facet));
  if (on) terms.add(term);
  else terms.delete(term);
  if (terms.size) chosen.set(facet, terms);
  else chosen.delete(facet);
  return { ...state, chosen, page: 1 };
}

/* Every choice as a pair of facet and term, in the order they were made. */
export const choices = (state) => [...state.chosen].flatMap(([facet, terms]) => [...terms].map((term) => [facet, term]));
