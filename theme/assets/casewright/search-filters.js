/* The filters next to the list, and the row of active filters. */
import { clone, figure, say, slot } from "./search-dom.js";
import { choices } from "./search-state.js";
import { showMatching } from "./term-filter.js";

const LONG = 20;

/* Shows the number of results of a term: a figure, and for screen readers the unit. */
function showCount(item, count) {
  slot(item, "count").textContent = figure(count);
  slot(item, "unit").textContent = say("unit", { count });
  item.toggleAttribute("data-cw-none", count === 0);
}

/* The element of a facet's choice; made where the page does not hold it yet. */
function findChoice(fieldset, term) {
  const list = slot(fieldset, "terms");
  const existing = list.querySelector(`[data-cw-term="${CSS.escape(term.id)}"]`);
  if (existing) return existing;
  const made = clone("term");
  const input = made.querySelector("input");
  made.dataset.cwTerm = term.id;
  input.name = fieldset.dataset.cwFacet;
  input.value = term.id;
  slot(made, "label").textContent = term.label;
  showCount(made, term.count ?? 0);
  list.append(made);
  return made;
}

/* Puts above a long list a field that narrows it; what is ticked stays. */
function addField(list) {
  const made = clone("narrow");
  const input = made.querySelector("input");
  const label = (item) => slot(item, "label").textContent;
  input.addEventListener("input", () => {
    showMatching([...list.children], input.value, (item) => (item.querySelector(":checked") ? input.value : label(item)));
  });
  list.before(made);
  return input;
}

/* Adds the choices that the page left out, and returns the first of them, or the field of a long list. */
export function showRest(fieldset, facets) {
  const list = slot(fieldset, "terms");
  const before = list.children.length;
  for (const term of facets.facets.get(fieldset.dataset.cwFacet)?.terms.values() ?? []) findChoice(fieldset, term);
  fieldset.querySelector("[data-cw-more]").hidden = true;
  fieldset.dataset.cwLong = "";
  return list.children.length > LONG ? addField(list) : list.children[before]?.querySelector("input");
}

/* Ticks what is chosen; a choice that the page left out is added. */
export function showChosen(fieldsets, state, facets) {
  for (const fieldset of fieldsets) {
    const chosen = state.chosen.get(fieldset.dataset.cwFacet) ?? new Set();
    for (const id of chosen) {
      const term = facets?.term(fieldset.dataset.cwFacet, id);
      if (term) findChoice(fieldset, term);
    }
    for (const input of fieldset.querySelectorAll("input")) input.checked = chosen.has(input.value);
  }
}

/* Shows the number of results of each term; terms without results stay available. */
export function showCounts(fieldsets, state, facets, docs) {
  for (const fieldset of fieldsets) {
    const counts = facets.counts(fieldset.dataset.cwFacet, docs, state.chosen);
    for (const item of fieldset.querySelectorAll("[data-cw-term]")) showCount(item, counts.get(item.dataset.cwTerm) ?? 0);
  }
}

/* Shows what is chosen as chips that remove it. */
export function showChips(group, state, facets) {
  const text = state.q ? [["", state.q, say("text", { query: state.q })]] : [];
  const chips = [...text, ...choices(state).map(([facet, id]) => [facet, id, facets?.term(facet, id)?.label ?? id])];
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
