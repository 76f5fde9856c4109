/* Makes a booklet of the cases in the address, or of the saved cases: a cover with the contents, the chosen edition of
   every case on pages of its own, and a closing page. */
import { keepEndingApart, listenDuplex, pagesOf } from "./measure-pages.js";
import { Cases, GONE, HERE, taken } from "./saved-cases-cases.js";
import { clone, dayInWords, say, slot } from "./saved-cases-dom.js";
import { readLink, writeLink } from "./saved-cases-state.js";
import { SITE, store } from "./saved-cases-store.js";

const root = document.querySelector("[data-cw-booklet]");
const part = (name) => document.querySelector(`[data-cw-${name}]`);
const editions = document.getElementById("cw-saved-cases-editions").content;
const [first] = editions.children;

/* The edition for who cannot read small print: its margins are large as well. */
const LARGE = "large";
const CARDS = "cards";

const labelOf = (edition) => editions.querySelector(`[data-cw-edition="${edition}"]`)?.textContent;
const named = (list) => list.map((found) => found.title ?? found.id).join(", ");

/* Returns a text as a quoted CSS string. */
const quoted = (text) => `"${[...text].map((sign) => `\\${sign.codePointAt(0).toString(16)} `).join("")}"`;

/* The number and title of each case at the top of its pages: a kind of page for each, in a sheet the page adopts. Lesson
   cards fill their pages. */
function runningTitles(stories) {
  const sheet = new CSSStyleSheet();
  const rules = stories.filter(({ edition }) => edition !== CARDS).map(({ number, title, edition }) => {
    const content = `content: ${quoted(say("running", { number, title }))}`;
    const size = edition === LARGE ? "font-size: 18pt;" : "";
    return `@page cw-story-${number} { @top-left { ${size} ${content} } @bottom-left { ${size} } @bottom-right { ${size} } }
      .cw-booklet__story[data-number="${number}"] { page: cw-story-${number} }`;
  });
  sheet.replaceSync(rules.join("\n"));
  document.adoptedStyleSheets = [sheet];
}

function makeStory({ found, edition, number }, count) {
  const story = clone("story");
  story.id = `cw-story-${number}`;
  story.lang = found.language;
  story.dataset.edition = edition;
  story.dataset.number = number;
  slot(story, "number").textContent = say("number", { number, count });
  story.append(...[...found.root.children].map((sheet) => taken(found, sheet)));
  return story;
}

function makeEntry({ number, title, edition }) {
  const entry = clone("entry");
  slot(entry, "title").textContent = say("running", { number, title });
  slot(entry, "link").href = `#cw-story-${number}`;
  slot(entry, "edition").textContent = edition === first.dataset.cwEdition ? "" : labelOf(edition);
  return entry;
}

/* Returns an address of the site that can be typed from paper. */
const fullAddress = (address) => (root.dataset.cwBase ? `${root.dataset.cwBase}/${address}` : new URL(address, SITE).href);

function makePlace({ title, found }) {
  const place = clone("place");
  slot(place, "title").textContent = title;
  slot(place, "address").textContent = fullAddress(root.dataset.cwCase.replace("{id}", found.id));
  return place;
}

/* Leaves pages blank so that each story begins on the front of a sheet, where both sides are printed, and writes the
   page of each in the contents. */
function numberPages() {
  const stories = [...part("stories").querySelectorAll(".cw-booklet__story")];
  const entries = part("contents").children;
  for (const blank of part("sheets").querySelectorAll(".cw-blank")) blank.remove();
  const isDuplex = "duplex" in document.documentElement.dataset;
  let pages = pagesOf(part("cover"));
  const beginSheet = (paper) => {
    if (!isDuplex || pages % 2 === 0) return;
    paper.before(clone("blank"));
    pages += 1;
  };
  for (const [place, story] of stories.entries()) {
    beginSheet(story);
    slot(entries[place], "page").textContent = pages + 1;
    keepEndingApart(story, story.dataset.edition);
    pages += pagesOf(story);
  }
  beginSheet(part("sheets").querySelector(".cw-closing"));
}

function assemble(folder, stories) {
  const title = folder.title || part("title").textContent;
  const count = say("stories", { count: stories.length });
  document.title = title;
  document.documentElement.dataset.running = title;
  part("title").textContent = title;
  part("date").textContent = dayInWords(folder.date);
  part("count").textContent = count;
  part("origin").textContent = fullAddress(`${root.dataset.cwFolder}${writeLink(folder)}`);
  part("cover").dataset.edition = stories.some(({ edition }) => edition === LARGE) ? LARGE : "";
  part("contents").replaceChildren(...stories.map(makeEntry));
  part("stories").replaceChildren(...stories.map((story) => makeStory(story, stories.length)));
  part("places").replaceChildren(...stories.map(makePlace));
  runningTitles(stories);
  part("sheets").hidden = !stories.length;
  part("print").hidden = !stories.length;
}

/* Loads every case and counts along; a case appears in the order of the folder whenever it comes. */
async function load(folder) {
  const cases = new Cases(root.dataset.cwPaper);
  const count = folder.cases.length;
  let done = 0;
  return Promise.all(
    folder.cases.map(async ({ id, edition }) => {
      const found = await cases.get(id);
      done += 1;
      part("status").textContent = say("loading", { done, count });
      return { found, edition: labelOf(edition || folder.edition) ? edition || folder.edition : first.dataset.cwEdition };
    }),
  );
}

/* Shows what is missing; returns true if nothing more can be loaded. */
function tellTrouble(loaded) {
  const gone = loaded.filter(({ found }) => found.state === GONE).map(({ found }) => found);
  const failed = loaded.map(({ found }) => found).filter((found) => ![GONE, HERE].includes(found.state));
  const said = [gone.length && say("missing", { titles: named(gone) }), failed.length && say("unloaded", { titles: named(failed) })];
  part("trouble").textContent = said.filter(Boolean).join(" ");
  return !failed.length;
}

const pictures = () => Promise.allSettled([...document.images].map((image) => image.decode()));

async function start() {
  const folder = readLink(location.search)?.folder ?? store.folder;
  const wantsPrint = location.hash === "#print";
  if (wantsPrint) history.replaceState(null, "", location.pathname + location.search);
  part("back").href += location.search ? writeLink(folder) : store.link;
  part("print").addEventListener("click", () => window.print());
  const loaded = await load(folder);
  const complete = tellTrouble(loaded);
  const here = loaded.filter(({ found }) => found.state === HERE);
  const stories = here.map((story, place) => ({ ...story, number: place + 1, title: story.found.title }));
  assemble(folder, stories);
  await pictures();
  if (stories.length) listenDuplex(part("duplex"), numberPages);
  part("status").textContent = say(stories.length ? "ready" : "nothing-to-print", { count: stories.length });
  if (wantsPrint && complete && stories.length) window.print();
}

start();
