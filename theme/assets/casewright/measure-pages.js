/* Counts pages before they are printed, by laying sheets out in columns of the size of a page. Browsers neither draw
   `target-counter` in a table of contents nor leave a page blank for `break-before: right`.
   Chosen margins or another paper size in the print dialog are not known here. */
const CARDS = ".cw-cutouts__cards";

/* Lays out a copy of an element with the class cw-paper; returns what `read` finds in it. */
function measured(paper, read) {
  const frame = document.createElement("div");
  frame.className = "cw-measure";
  frame.append(paper.cloneNode(true));
  document.body.append(frame);
  const [copy] = frame.children;
  const columnOf = (element) => Math.round((element.getBoundingClientRect().left - frame.getBoundingClientRect().left) / frame.clientWidth);
  const found = read(copy, columnOf);
  frame.remove();
  return found;
}

/* The number of pages of an element with the class cw-paper. */
export const pagesOf = (paper) =>
  measured(paper, (copy) => {
    const cards = [...copy.querySelectorAll(CARDS)].filter((list) => list.checkVisibility());
    return cards.length || copy.getClientRects().length;
  });

/* Shows the blank page before the ending where that would be on the back of the story. `edition` is that of the paper. */
export function keepEndingApart(paper, edition) {
  for (const blank of paper.querySelectorAll("[data-cw-blank]")) blank.hidden = true;
  if (edition !== "open" || !("duplex" in document.documentElement.dataset)) return;
  const copy = paper.cloneNode(true);
  copy.dataset.edition = edition;
  const before = measured(copy, (laid, columnOf) => columnOf(laid.querySelector(".cw-story__reveal")));
  if (before % 2) paper.querySelector("[data-cw-blank]").hidden = false;
}

/* Lets a checkbox say whether both sides of the paper are printed. */
export function listenDuplex(box, changed) {
  const take = () => {
    document.documentElement.toggleAttribute("data-duplex", box.checked);
    changed();
  };
  box.addEventListener("change", take);
  box.closest("label").hidden = false;
  take();
}
