/* Lays two to four cases side by side, section by section; made of the same paper pages as the booklet. */
import { Cases, GONE, HERE, taken } from "./saved-cases-cases.js";
import { clone, say, slot } from "./saved-cases-dom.js";
import { readLink, writeLink } from "./saved-cases-state.js";
import { store } from "./saved-cases-store.js";

const FEWEST = 2;
const MOST = 4;
const FACTS = ".cw-facts";
const PART = ".cw-story__part";

const root = document.querySelector("[data-cw-comparison]");
const part = (name) => root.querySelector(`[data-cw-${name}]`);

function makeTitle(found) {
  const column = clone("column");
  slot(column, "title").textContent = found.title;
  slot(column, "title").href = root.dataset.cwCase.replace("{id}", found.id);
  column.lang = found.language;
  const facts = found.root.querySelector(FACTS);
  if (facts) column.append(taken(found, facts));
  return column;
}

/* The part of a story under a heading; the table and the stories take its words from the same catalogue. */
const partOf = (found, label) =>
  [...found.root.querySelectorAll(PART)].find((part) => part.querySelector("h2").textContent.trim() === label);

/* Returns the content of a section of a case, without its heading. */
function makeCell(found, label) {
  const cell = clone("cell");
  slot(cell, "title").textContent = found.title;
  const told = partOf(found, label);
  const text = slot(cell, "text");
  if (told) {
    text.lang = found.language;
    text.append(...[...told.children].filter((child) => !child.matches("h2")).map((child) => taken(found, child)));
  } else {
    const nothing = clone("nothing");
    nothing.textContent = say("nothing");
    text.append(nothing);
  }
  return cell;
}

function fillSection(section, cases) {
  const name = section.querySelector("[data-cw-name]");
  const label = name.textContent.trim();
  name.colSpan = cases.length;
  section.querySelector("[data-cw-cells]").replaceChildren(...cases.map((found) => makeCell(found, label)));
  section.hidden = !cases.some((found) => partOf(found, label));
}

function fill(cases) {
  part("titles").replaceChildren(...cases.map(makeTitle));
  for (const section of root.querySelectorAll("[data-cw-section]")) fillSection(section, cases);
  part("frame").dataset.cwColumns = cases.length;
  part("frame").hidden = false;
  part("print").hidden = false;
}

function sentence(cases, loaded) {
  const titles = (list) => list.map((found) => found.id).join(", ");
  const gone = loaded.filter((found) => found.state === GONE);
  const failed = loaded.filter((found) => ![GONE, HERE].includes(found.state));
  return [
    cases.length < FEWEST ? say("too-few") : say("compared", { count: cases.length }),
    gone.length && say("uncompared", { titles: titles(gone) }),
    failed.length && say("unloaded", { titles: titles(failed) }),
  ].filter(Boolean).join(" ");
}

async function start() {
  const linked = readLink(location.search)?.folder;
  const chosen = (linked ?? store.folder).cases.slice(0, MOST);
  const pages = new Cases(root.dataset.cwPaper);
  part("print").addEventListener("click", () => window.print());
  part("back").href += store.link || (linked && !store.folder.cases.length ? writeLink(linked) : "");
  root.hidden = false;
  const loaded = await Promise.all(chosen.map(({ id }) => pages.get(id)));
  const cases = loaded.filter((found) => found.state === HERE);
  if (cases.length >= FEWEST) fill(cases);
  part("status").textContent = sentence(cases, loaded);
}

if (root) start();
