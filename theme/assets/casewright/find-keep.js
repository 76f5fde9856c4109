/* What a reader keeps of a list: the place in it, for the way back, and what was found, as a table. */
import { say } from "./find-dom.js";
import { save } from "./save.js";

/* Remembers the list as it stands, for as long as this tab is open. */
export const keepPlace = () => __md_set("__list", location.pathname + location.search, "sessionStorage");

/* Offers the found cases as a table, in their order; `numbers` are their numbers, `total` counts all cases. */
export function offerSelection(root, numbers, total) {
  const button = root.querySelector("[data-cw-selection]");
  if (!button) return;
  button.hidden = !numbers.length;
  button.textContent = say("selection", { count: numbers.length });
  button.onclick = () => saveSelection(button, numbers, total);
}

/* Takes the rows out of the table of all cases, whose order is that of the numbers and whose cells are safe already. */
async function saveSelection(button, numbers, total) {
  try {
    const answer = await fetch(button.dataset.cwSelection, { cache: "no-cache" });
    const [head, ...rows] = answer.ok ? rowsOf(await answer.text()) : [];
    if (rows.length !== total) throw new Error("the table is of another day than the list");
    save(button.dataset.cwName, `\ufeff${head}${numbers.map((number) => rows[number]).join("")}`, "text/csv");
  } catch {
    button.textContent = say("selection-failed");
  }
}

/* The rows of a table as they stand; a line end between quotes belongs to its cell. */
export const rowsOf = (table) => table.match(/(?:"[^"]*(?:""[^"]*)*"|[^"\r\n])+(?:\r\n|\n|$)/g) ?? [];
