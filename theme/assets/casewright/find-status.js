/* What was found, in one sentence for eyes and ears alike. */
import { say } from "./find-dom.js";

const THEMES = "themes";

/* “3 verhalen met “netwerk” in Sociale netwerken”. Themes are what cases lie in; other facets are named.
   `read` is the question with its words put right. */
export function sentence(state, read, index, count, sheet, sheets) {
  let found = count ? say("found", { count }) : say("none");
  if (state.q && read !== state.q) found = say("instead", { found: say("with", { found, query: read }), query: state.q });
  else if (state.q) found = say("with", { found, query: state.q });
  for (const [facet, terms] of state.chosen) {
    const labels = [...terms].map((id) => index.term(facet, id)?.label ?? id);
    const either = labels.reduce((first, last) => say("or", { first, last }));
    found = facet === THEMES
      ? say("in", { found, terms: either })
      : say("of", { found, facet: index.facets.get(facet)?.label ?? facet, terms: either });
  }
  return sheets > 1 ? say("sheet", { found, sheet, sheets }) : found;
}
