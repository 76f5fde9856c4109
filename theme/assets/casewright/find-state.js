/* What someone is looking for: text, choices, order and sheet. The address of the page holds all of it. */

export const EMPTY = Object.freeze({ q: "", chosen: new Map(), sort: "", sheet: 1 });

/* Reads a state from the query of an address; `facets` names the facets there are. */
export function readState(query, facets) {
  const given = new URLSearchParams(query);
  const chosen = new Map();
  for (const facet of facets) {
    const terms = new Set(given.getAll(facet));
    if (terms.size) chosen.set(facet, terms);
  }
  const sheet = Number.parseInt(given.get("p"), 10);
  return { q: (given.get("q") || "").trim(), chosen, sort: given.get("sort") || "", sheet: sheet > 1 ? sheet : 1 };
}

/* Writes a state as the query of an address; the empty state is the empty text. */
export function writeState(state) {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const [facet, terms] of state.chosen) for (const term of terms) query.append(facet, term);
  if (state.sort) query.set("sort", state.sort);
  if (state.sheet > 1) query.set("p", String(state.sheet));
  const text = query.toString();
  return text && `?${text}`;
}

export const isEmpty = (state) => !state.q && !state.chosen.size && !state.sort;

/* The order a state has when nobody chose one. */
export const usual = (state) => (state.q ? "relevance" : "title");

/* The same state with a choice made or taken back; a new question starts on its first sheet. */
export function toggled(state, facet, term, on) {
  const chosen = new Map(state.chosen);
  const terms = new Set(chosen.get(facet));
  if (on) terms.add(term);
  else terms.delete(term);
  if (terms.size) chosen.set(facet, terms);
  else chosen.delete(facet);
  return { ...state, chosen, sheet: 1 };
}

/* Every choice as a pair of facet and term, in the order they were made. */
export const choices = (state) => [...state.chosen].flatMap(([facet, terms]) => [...terms].map((term) => [facet, term]));
