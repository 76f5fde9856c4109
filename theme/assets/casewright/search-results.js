/* Renders the results: cards of cases and lessons, the status sentence, the pagination and suggestions. */
import { clone, fillMarked, fillOrRemove, figure, link, say, slot } from "./search-dom.js";

const NEAR_PAGES = 2;
const THEMES = "themes";
const language = document.documentElement.lang || undefined;
const listOf = (words) => new Intl.ListFormat(language).format(words.map((word) => say("word", { word })));

/* Renders the card of a case. `hit` lists missing words, `found` is the result for the text, or null; `at`
   resolves an address. */
export function makeCard(document, hit, found, at) {
  const { id, card, lessons } = document;
  const made = clone("card");
  made.dataset.cwSavedCases = id;
  const title = slot(made, "title");
  title.href = withQuery(at(card.a), found);
  fillMarked(title, mark(card.t, found));
  const best = found?.excerpt(document);
  const summary = slot(made, "summary");
  fillMarked(slot(summary, "excerpt"), best?.pieces ?? mark(card.s ?? "", found));
  fillOrRemove(summary, "lesson", best?.lesson, (lesson) => {
    lesson.textContent = say("lesson", { number: best.lesson });
    lesson.href = withQuery(at(lessons[best.lesson - 1].a), found);
  });
  if (card.l) for (const element of [slot(made, "language"), summary]) Object.assign(element, { lang: card.l, dir: "auto" });
  fillFacts(made, card, hit, at);
  fillOrRemove(made, "later", card.f, (later) => later.append(card.f));
  fillOrRemove(made, "draft", card.d, () => {});
  fillOrRemove(made, "summary", summary.textContent.trim(), () => {});
  fillOrRemove(made, "themes", card.c, (themes) => themes.append(...card.c.map(([label, address]) => link("theme", label, at(address)))));
  return made;
}

/* The entry of a lesson: its text, and the case it comes from. */
export function makeLesson({ card, lesson }, hit, found, at) {
  const made = clone("lesson");
  const paragraph = slot(made, "paragraph");
  paragraph.replaceWith(
    ...lesson.s.map((text) => {
      const block = paragraph.cloneNode();
      fillMarked(block, mark(text, found));
      return block;
    }),
  );
  const from = slot(made, "from");
  const address = at(lesson.a);
  from.textContent = card.t;
  from.href = withQuery(address, found);
  slot(made, "printed").textContent = address;
  if (card.l) for (const element of [from, slot(made, "text")]) element.lang = card.l;
  fillFacts(made, card, hit, at);
  return made;
}

const mark = (text, found) => (found && text ? found.mark(text) : [text]);

/* Returns the address of a case with the query, so that its page can highlight the words: see highlight.js. */
function withQuery(address, found) {
  const asking = new URL(address);
  if (found) asking.searchParams.set("q", found.query);
  return asking.href;
}

/* Who, when, how it ended, the language where it is another, and the words that are missing. */
function fillFacts(made, card, hit, at) {
  fillOrRemove(made, "without", hit.missing?.length, (without) => (without.textContent = say("lacks", { words: listOf(hit.missing) })));
  fillOrRemove(made, "organisations", card.o, (who) =>
    who.append(...card.o.flatMap(([label, address], place) => [...(place ? [clone("and")] : []), link("link", label, at(address))])));
  fillOrRemove(made, "period", card.p, (when) => when.append(card.p));
  fillOrRemove(made, "ended", card.r, (ended) => {
    const outcome = slot(ended, "outcome");
    [outcome.dataset.outcome, outcome.textContent] = card.r;
  });
  fillOrRemove(made, "in", card.n, (place) => place.append(card.n));
}

/* “3 verhalen met “netwerk” in Sociale netwerken”: for eyes and screen readers alike. */
export function describe({ state, query, total, complete, page, pages }, facets) {
  let found = say(complete ? "found" : "none", { count: complete });
  if (state.q) found = total && !complete ? say("part", { count: total, query }) : say("with", { found, query });
  if (query !== state.q) found = say("instead", { found, query: state.q });
  if (complete && complete < total) found = say("and-part", { found, count: total - complete });
  for (const [facet, ids] of state.chosen) {
    const labels = [...ids].map((id) => facets?.term(facet, id)?.label ?? id);
    const terms = labels.reduce((first, last) => say("or", { first, last }));
    found = facet === THEMES ? say("in", { found, terms }) : say("of", { found, facet: facets?.facets.get(facet)?.label ?? facet, terms });
  }
  return pages > 1 ? say("sheet", { found, sheet: page, sheets: pages }) : found;
}

/* Renders the pagination; `address` returns the address of a page. */
export function showPager(pager, page, pages, address) {
  pager.hidden = pages < 2;
  const shown = [...Array(pages).keys()].map((place) => place + 1);
  const links = shown
    .filter((number) => number === 1 || number === pages || Math.abs(number - page) <= NEAR_PAGES)
    .flatMap((number, place, numbers) => {
      const made = clone("sheet");
      const anchor = slot(made, "link");
      anchor.href = address(number);
      slot(made, "number").textContent = figure(number);
      if (number === page) anchor.setAttribute("aria-current", "page");
      return place && number > numbers[place - 1] + 1 ? [clone("gap"), made] : [made];
    });
  slot(pager, "sheets").replaceChildren(...links);
  for (const [name, number] of [["previous", page - 1], ["next", page + 1]]) {
    const step = slot(pager, name);
    step.hidden = number < 1 || number > pages;
    step.href = address(number);
  }
}

/* Shows ways on, each at its address; with nothing found also the way back to the whole list. */
export function showSuggestions(further, ways, nothing, address) {
  further.hidden = !ways.length && !nothing;
  slot(further, "lead").hidden = !nothing;
  const links = ways.map((way) => link("way", way.text, address(way)));
  if (nothing) links.push(clone("all"));
  slot(further, "ways").replaceChildren(...links);
}
