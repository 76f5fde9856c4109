/* Puts what others learned about several themes on one page, and leaves out what is for other audiences. The choice is
   in the address, so that it can be sent and printed. Without this script each theme has a page of its own. */
const form = document.querySelector("[data-cw-start]");
const chosen = new URLSearchParams(location.search);

const ORDER = ["lessons", "patterns", "failures", "questions", "stories", "checklist"];

/* What the page of a theme has: its label, and its lists by name, with their headings and links that lead from here. */
async function loadTheme(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of page.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), address).href);
  const lists = [...page.querySelectorAll("[data-cw-section]")].map((list) => [list.dataset.cwSection, { list, heading: list.previousElementSibling }]);
  return { label: page.querySelector("[data-cw-start-page]").dataset.cwStartPage, lists: new Map(lists) };
}

/* The lists of all pages as one; an item that several have is there once, what is for other audiences is not. */
function joinLists(pages, name, audiences) {
  const parts = pages.map((page) => page.lists.get(name)).filter(Boolean);
  const items = new Map();
  for (const { list } of parts) for (const item of list.children) items.set(item.dataset.cwKey ?? item.textContent, item);
  const fits = ({ dataset }) => !audiences.length || dataset.cwFor === undefined || audiences.some((audience) => dataset.cwFor.split(" ").includes(audience));
  const kept = [...items.values()].filter(fits);
  if (!kept.length) return [];
  const { heading, list } = parts[0];
  list.replaceChildren(...kept);
  heading.querySelector(".headerlink")?.remove();
  return [heading, list];
}

function showForm() {
  for (const box of form.querySelectorAll("input[name=themes]")) {
    const link = box.parentElement.querySelector("a");
    const label = document.createElement("label");
    label.htmlFor = box.id;
    label.textContent = link.textContent;
    link.replaceWith(label);
    box.hidden = false;
  }
  for (const box of form.querySelectorAll("input")) box.checked = chosen.getAll(box.name).includes(box.value);
  for (const part of form.querySelectorAll("[data-cw-start-audiences], button")) part.hidden = false;
}

async function showResult() {
  const boxes = [...form.querySelectorAll("input[name=themes]:checked")];
  if (!boxes.length) return;
  const result = document.querySelector("[data-cw-start-result]");
  const status = document.querySelector("[data-cw-start-status]");
  try {
    const pages = await Promise.all(boxes.map((box) => loadTheme(new URL(box.dataset.cwPage, location.href))));
    const labels = new Intl.ListFormat(document.documentElement.lang).format(pages.map(({ label }) => label));
    const title = document.querySelector("article > h1").firstChild;
    title.textContent = result.dataset.title.replace("{theme}", labels);
    for (const part of document.querySelectorAll("article > :is(h2, .cw-start__intro, .cw-start, .cw-start__checklist)")) part.remove();
    result.replaceChildren(...ORDER.flatMap((name) => joinLists(pages, name, chosen.getAll("audiences"))));
    if (!result.querySelector("[data-cw-key]")) status.textContent = result.dataset.none;
    document.title = title.textContent;
    result.hidden = document.querySelector("[data-cw-start-again]").hidden = false;
  } catch {
    status.textContent = result.dataset.failed;
  }
}

if (form) {
  showForm();
  showResult();
}
