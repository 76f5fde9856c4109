/* What a reader keeps of a list: the place in it, for the way back, and what was found, as a table. */
import { say } from "./search-dom.js";
import { save } from "./save.js";

/* Remembers the address of the list for as long as this tab is open. */
export const keepPlace = () => __md_set("__list", location.pathname + location.search, "sessionStorage");

/* Offers the results as a table; `load` returns the documents in order, and the order of the whole table. */
export function offerSelection(root, count, load) {
  const button = root.querySelector("[data-cw-selection]");
  if (!button) return;
  button.hidden = !count;
  button.textContent = say("selection", { count });
  button.onclick = () => saveSelection(button, load);
}

/* Takes the rows out of the table of all cases, whose cells are safe already. */
async function saveSelection(button, load) {
  try {
    const [{ docs, order }, answer] = await Promise.all([load(), fetch(button.dataset.cwSelection, { cache: "no-cache" })]);
    const [head, ...rows] = answer.ok ? rowsOf(await answer.text()) : [];
    if (rows.length !== order.length) throw new Error("the table is of another day than the list");
    const places = new Map([...order].map((doc, place) => [doc, place]));
    save(button.dataset.cwName, `\ufeff${head}${docs.map((doc) => rows[places.get(doc)]).join("")}`, "text/csv");
  } catch {
    button.textContent = say("selection-failed");
  }
}

/* Returns the rows of a table unchanged; a line end between quotes belongs to its cell. */
export const rowsOf = (table) => table.match(/(?:"[^"]*(?:""[^"]*)*"|[^"\r\n])+(?:\r\n|\n|$)/g) ?? [];
