/* What was found: the cards of one sheet, the way to the other sheets, and ways on. */
import { clone, fillMarked, figure, link, slot } from "./find-dom.js";
import { excerpt, marked } from "./find-excerpt.js";

const NEAR = 2;

/* Makes the card of a case; `passage` is the text in which it was found, if a text was asked. */
export function makeCard(card, passage, query, at) {
  const made = clone("card");
  const title = slot(made, "title");
  title.href = at(card.a);
  fillMarked(title, query ? marked(card.t, query) : [card.t]);
  const sentence = passage && excerpt(passage, query);
  const summary = slot(made, "summary");
  fillMarked(summary, sentence || (query ? marked(card.s || "", query) : [card.s || ""]));
  if (card.l) for (const element of [slot(made, "language"), summary]) element.lang = card.l;
  fillOrDrop(made, "organisations", card.o, (who) =>
    who.append(...card.o.flatMap(([label, address], place) => [...(place ? [clone("and")] : []), link("link", label, at(address))])));
  fillOrDrop(made, "period", card.p, (when) => when.append(card.p));
  fillOrDrop(made, "ended", card.r, (ended) => {
    const outcome = slot(ended, "outcome");
    [outcome.dataset.outcome, outcome.textContent] = card.r;
  });
  fillOrDrop(made, "later", card.f, (later) => later.append(card.f));
  fillOrDrop(made, "draft", card.d, () => {});
  fillOrDrop(made, "summary", summary.textContent, () => {});
  fillOrDrop(made, "themes", card.c, (themes) => themes.append(...card.c.map(([label, address]) => link("theme", label, at(address)))));
  return made;
}

/* Fills a slot, or takes it out where the case has nothing for it. */
function fillOrDrop(made, name, value, fill) {
  const place = slot(made, name);
  if (value) fill(place);
  else place.remove();
}

/* Shows the way through the sheets; `address` gives the address of a sheet. */
export function showPager(pager, sheet, sheets, address) {
  pager.hidden = sheets < 2;
  const shown = [...Array(sheets).keys()].map((place) => place + 1);
  const links = shown
    .filter((number) => number === 1 || number === sheets || Math.abs(number - sheet) <= NEAR)
    .map((number) => {
      const made = clone("sheet");
      const anchor = slot(made, "link");
      anchor.href = address(number);
      anchor.dataset.cwSheetTo = number;
      slot(made, "number").textContent = figure(number);
      if (number === sheet) anchor.setAttribute("aria-current", "page");
      return made;
    });
  slot(pager, "sheets").replaceChildren(...links);
  for (const [name, number] of [["previous", sheet - 1], ["next", sheet + 1]]) {
    const step = slot(pager, name);
    step.hidden = number < 1 || number > sheets;
    step.href = address(number);
    step.dataset.cwSheetTo = number;
  }
}

/* Shows ways on, each with the state it leads to; `nothing` adds the way back to all cases. */
export function showWays(further, ways, nothing, address) {
  further.hidden = !ways.length && !nothing;
  slot(further, "lead").hidden = !nothing;
  const links = ways.map((way) => link("way", way.text, address(way.state)));
  if (nothing) links.push(clone("all"));
  slot(further, "ways").replaceChildren(...links);
}
