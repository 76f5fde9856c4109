/* What other knowledge bases have: below the results of the site a group for each, whose links lead to that site. */
import { clone, say, slot } from "./search-dom.js";

const idOf = (place) => `cw-find-elsewhere-${place + 1}`;

/* Ways from the top of the results to each group. */
export const waysElsewhere = (groups) =>
  groups.map(({ index, total }, place) => ({ anchor: `#${idOf(place)}`, text: say("elsewhere", { count: total, name: index.name }) }));

/* Shows the groups of an answer; `make` makes a card. The cards come when their documents are loaded. */
export function showElsewhere(parent, { elsewhere, state }, kind, make) {
  parent.replaceChildren(
    ...elsewhere.map((answer, place) => {
      const { index, hits, total } = answer;
      const group = clone("group");
      Object.assign(slot(group, "name"), { id: idOf(place), textContent: index.name });
      group.setAttribute("aria-labelledby", idOf(place));
      slot(group, "cards").lang = index.manifest.language;
      const all = slot(group, "all");
      all.textContent = say("all-at", { count: total, name: index.name });
      all.href = at(index, `${index.kinds[kind].page}?${new URLSearchParams({ q: state.q })}`);
      const cards = hits.map(async (hit) => {
        const card = make(await index.kinds[kind].document(hit.doc), hit, answer, (address) => at(index, address));
        delete card.dataset.cwSavedCases;
        return card;
      });
      Promise.all(cards).then((made) => slot(group, "cards").append(...made), () => {});
      return group;
    }),
  );
}

/* The full address of a page of another knowledge base; never one outside it. */
function at({ manifest: { site } }, address) {
  const { href } = new URL(address, site);
  return href.startsWith(site) ? href : site;
}
