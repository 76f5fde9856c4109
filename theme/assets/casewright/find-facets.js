/* The choices beside the list, and the row of what is chosen. */
import { clone, figure, say, slot } from "./find-dom.js";
import { choices } from "./find-state.js";

/* Says how many a choice gives: a figure, and for who hears the page what is counted. */
function tellCount(item, count) {
  slot(item, "count").textContent = figure(count);
  slot(item, "unit").textContent = say("unit", { count });
}

/* The element of a facet's choice; made where the page does not hold it yet. */
function choice(fieldset, term) {
  const list = slot(fieldset, "terms");
  const existing = list.querySelector(`[data-cw-term="${CSS.escape(term.id)}"]`);
  if (existing) return existing;
  const made = clone("term");
  const input = made.querySelector("input");
  made.dataset.cwTerm = term.id;
  input.name = fieldset.dataset.cwFacet;
  input.value = term.id;
  slot(made, "label").textContent = term.label;
  tellCount(made, term.cases.length);
  list.append(made);
  return made;
}

/* Adds the choices that the page left out, and gives the first of them. */
export function showRest(fieldset, index) {
  const more = fieldset.querySelector("[data-cw-more]");
  const list = slot(fieldset, "terms");
  const before = list.children.length;
  for (const term of index.facets.get(fieldset.dataset.cwFacet)?.terms.values() ?? []) choice(fieldset, term);
  more.hidden = true;
  fieldset.dataset.cwLong = "";
  return list.children[before]?.querySelector("input");
}

/* Ticks what is chosen; a choice outside the page's first few is added. */
export function showChosen(fieldsets, state, index) {
  for (const fieldset of fieldsets) {
    const chosen = state.chosen.get(fieldset.dataset.cwFacet) ?? new Set();
    for (const id of chosen) {
      const term = index?.term(fieldset.dataset.cwFacet, id);
      if (term) choice(fieldset, term);
    }
    for (const input of fieldset.querySelectorAll("input")) input.checked = chosen.has(input.value);
  }
}

/* Shows how many cases each choice would give; one that gives none looks it, and can still be chosen. */
export function showCounts(fieldsets, state, index, text) {
  for (const fieldset of fieldsets) {
    const counts = index.facets.has(fieldset.dataset.cwFacet) ? index.counts(fieldset.dataset.cwFacet, text, state.chosen) : new Map();
    for (const item of fieldset.querySelectorAll("[data-cw-term]")) {
      const count = counts.get(item.dataset.cwTerm) ?? 0;
      tellCount(item, count);
      item.toggleAttribute("data-cw-none", count === 0);
    }
  }
}

/* Shows what is chosen as chips; each says which choice it takes back. */
export function showChips(group, state, index) {
  const chips = [...(state.q ? [["", state.q, say("text", { query: state.q })]] : []), ...choices(state).map(([facet, id]) => [facet, id, index?.term(facet, id)?.label ?? id])];
  group.hidden = !chips.length;
  slot(group, "chips").replaceChildren(
    ...chips.map(([facet, value, label]) => {
      const made = clone("chip");
      const button = made.querySelector("button");
      button.dataset.cwFacet = facet;
      button.value = value;
      slot(made, "label").textContent = label;
      return made;
    }),
  );
}
