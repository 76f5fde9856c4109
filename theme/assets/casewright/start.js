/* Puts what others learned about several themes on one page, and leaves out what is for other audiences. The choice is
   in the address, so that it can be sent and printed. Without this script each theme has a page of its own. */
const form = document.querySelector("[data-cw-start]");
const chosen = new URLSearchParams(location.search);

/* The page of a theme: its label and its sections, with links that lead from here. */
async function loadTheme(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-cw-start-page]");
  for (const link of page.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), address).href);
  return page;
}

const ORDER = ["lessons", "patterns", "failures", "questions", "stories", "checklist"];
const keysIn = (section) => new Set([...section.querySelectorAll("[data-cw-key]")].map((item) => item.dataset.cwKey));

/* Adds the sections of a page to those of another; an item that both have is there once. */
function addSections(target, page) {
  for (const section of [...page.children]) {
    const name = section.dataset.cwSection;
    const own = target.querySelector(`[data-cw-section="${name}"]`);
    if (!own) {
      const later = [...target.children].find((other) => ORDER.indexOf(other.dataset.cwSection) > ORDER.indexOf(name));
      target.insertBefore(section, later);
      continue;
    }
    const keys = keysIn(own);
    const items = [...section.querySelectorAll("[data-cw-key]")].filter((item) => !keys.has(item.dataset.cwKey));
    own.querySelector("ul").append(...items);
  }
}

/* Leaves out the items for other audiences, and sections that are then empty. */
function keepAudiences(page, audiences) {
  if (!audiences.length) return;
  for (const item of page.querySelectorAll("[data-cw-for]")) {
    const own = item.dataset.cwFor.split(" ");
    if (!audiences.some((audience) => own.includes(audience))) item.remove();
  }
  for (const section of page.querySelectorAll("[data-cw-section]"))
    if (!section.querySelector("li")) section.remove();
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
    const labels = new Intl.ListFormat(document.documentElement.lang).format(pages.map((page) => page.dataset.cwStartPage));
    const [first, ...others] = pages;
    for (const page of others) addSections(first, page);
    keepAudiences(first, chosen.getAll("audiences"));
    const title = document.createElement("h1");
    title.textContent = result.dataset.title.replace("{theme}", labels);
    result.replaceChildren(title, first);
    if (!first.querySelector("[data-cw-key]")) status.textContent = result.dataset.none;
    document.title = title.textContent;
    document.querySelector("[data-cw-start-choose]").hidden = true;
    result.hidden = document.querySelector("[data-cw-start-again]").hidden = false;
  } catch {
    status.textContent = result.dataset.failed;
  }
}

if (form) {
  showForm();
  showResult();
}
