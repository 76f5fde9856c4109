/* Highlights the words of a search on the page of a case, and removes the highlights again. The query is in the
   address, as in the list. */
import { fillMarked } from "./search-dom.js";
import { markText } from "./search-excerpt.js";
import { filled } from "./i18n.js";

const EXCLUDED = "script, style, template, button, nav, select, textarea, [hidden], .cw-hidden, .cw-citation, .headerlink, [data-cw-found]";
const ADDRESS = /\S\/\S+\//;

/* Every text of an element in which words can be marked. */
function texts(element) {
  const found = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(EXCLUDED)) found.push(walker.currentNode);
  return found;
}

/* Marks the asked words of one text, unless it holds an address; the space around them stays as it was. */
function mark(text, query) {
  const [, before, core, after] = text.data.match(/^(\s*)(.*?)(\s*)$/su);
  const pieces = core && !ADDRESS.test(core) ? markText(core, query) : [];
  if (!pieces.some(Array.isArray)) return;
  const holder = document.createDocumentFragment();
  fillMarked(holder, [before, ...pieces, after]);
  text.replaceWith(holder);
}

/* Highlights a query on the page; `notice` shows it, links to the first match and removes all highlights. */
export function highlight(notice, query) {
  const page = notice.parentElement;
  for (const text of texts(page)) mark(text, query);
  const marks = page.querySelectorAll("mark");
  if (!marks.length) return;
  const words = notice.querySelector("[data-slot=text]");
  words.textContent = filled(words.textContent, { query });
  notice.hidden = false;
  notice.querySelector("[data-cw-first]").addEventListener("click", () => {
    marks[0].tabIndex = -1;
    marks[0].focus({ preventScroll: true });
    marks[0].scrollIntoView({ block: "center" });
  });
  notice.querySelector("[data-cw-unmark]").addEventListener("click", () => unmark(page, marks, notice));
}

function unmark(page, marks, notice) {
  for (const one of marks) one.replaceWith(...one.childNodes);
  page.normalize();
  notice.hidden = true;
  const plain = new URL(location.href);
  plain.searchParams.delete("q");
  history.replaceState(history.state, "", plain);
}
