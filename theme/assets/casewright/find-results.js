/* What was found: the cards of one sheet, the way to the other sheets, and ways on. */
import { clone, fillMarked, figure, link, say, slot } from "./find-dom.js";
import { excerpt, lessonsIn, marked } from "./find-excerpt.js";

const NEAR = 2;
const MOST_LESSONS = 8;

/* Makes the card of a case; `passage` is the text in which it was found, if a text was asked. */
export function makeCard(card, passage, query, at) {
  const made = clone("card");
  made.dataset.cwFolder = card.a.split("/").at(-2);
  const title = slot(made, "title");
  title.href = asking(at(card.a), query);
  fillMarked(title, query ? marked(card.t, query) : [card.t]);
  const sentence = passage && excerpt(passage, query);
  const summary = slot(made, "summary");
  fillMarked(summary, sentence || (query ? marked(card.s || "", query) : [card.s || ""]));
  if (card.l) for (const element of [slot(made, "language"), summary]) Object.assign(element, { lang: card.l, dir: "auto" });
  fillFacts(made, card, at);
  fillOrDrop(made, "later", card.f, (later) => later.append(card.f));
  fillOrDrop(made, "draft", card.d, () => {});
  fillOrDrop(made, "summary", summary.textContent, () => {});
  fillOrDrop(made, "themes", card.c, (themes) => themes.append(...card.c.map(([label, address]) => link("theme", label, at(address)))));
  return made;
}

/* Makes the card of a lesson: its text, and the case it comes from. */
export function makeLesson(card, passage, query, at) {
  const made = clone("lesson");
  const paragraph = slot(made, "paragraph");
  paragraph.replaceWith(...card.s.map((text) => {
    const one = paragraph.cloneNode();
    fillMarked(one, query ? marked(text, query) : [text]);
    return one;
  }));
  fillFrom(made, card, at(card.a), query);
  fillFacts(made, card, at);
  return made;
}

/* Shows the lessons of the found cases in which everything asked stands: results of their own. */
export function showLessons(group, cards, passages, query, at) {
  const anchor = group.dataset.cwAnchor;
  const found = cards.flatMap((card, place) =>
    (passages[place] ? lessonsIn(passages[place], query) : []).map((lesson) => ({ card, ...lesson })));
  group.hidden = !found.length;
  slot(group, "title").textContent = say("lessons", { count: found.length, query });
  slot(group, "entries").replaceChildren(
    ...found.slice(0, MOST_LESSONS).map(({ card, number, pieces }) => {
      const made = clone("lesson");
      fillMarked(slot(made, "paragraph"), pieces);
      fillFrom(made, card, at(`${card.a}#${anchor}-${number}`), query);
      fillFacts(made, card, at);
      return made;
    }),
  );
}

/* The address of a case that also says what was asked, so that its page can mark it: see found.js. */
function asking(address, query) {
  const asked = new URL(address);
  if (query) asked.searchParams.set("q", query);
  return asked.href;
}

/* Says where a lesson comes from, in the language of its case. */
function fillFrom(made, card, address, query) {
  const from = slot(made, "from");
  from.textContent = card.t;
  from.href = asking(address, query);
  slot(made, "printed").textContent = address;
  if (card.l) for (const element of [from, slot(made, "text")]) element.lang = card.l;
}

/* Who, when, how it ended, and the language where it is another. */
function fillFacts(made, card, at) {
  fillOrDrop(made, "organisations", card.o, (who) =>
    who.append(...card.o.flatMap(([label, address], place) => [...(place ? [clone("and")] : []), link("link", label, at(address))])));
  fillOrDrop(made, "period", card.p, (when) => when.append(card.p));
  fillOrDrop(made, "ended", card.r, (ended) => {
    const outcome = slot(ended, "outcome");
    [outcome.dataset.outcome, outcome.textContent] = card.r;
  });
  fillOrDrop(made, "in", card.n, (mark) => mark.append(card.n));
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

/* Shows ways on, each at its address; `nothing` adds the way back to all cases. */
export function showWays(further, ways, nothing, address) {
  further.hidden = !ways.length && !nothing;
  slot(further, "lead").hidden = !nothing;
  const links = ways.map((way) => link("way", way.text, address(way)));
  if (nothing) links.push(clone("all"));
  slot(further, "ways").replaceChildren(...links);
}
