/* The folder on every page: a button at each case, one for all cases of a theme, and the count in the header. */
import { has, withCases, withoutCases } from "./saved-cases-state.js";
import { store } from "./saved-cases-store.js";
import { figure, filled } from "./i18n.js";

const SAID_MS = 4000;
const frame = document.querySelector("[data-cw-saved-cases-frame]");
const part = (name) => frame.querySelector(`[data-cw-saved-cases-${name}]`);
const link = document.querySelector("[data-cw-saved-cases-link]");
const home = part("notice-link").href;

/* Adds the button to a case, unless it has one. */
function offer(place) {
  if (place.querySelector(":scope > [data-cw-saved-cases-toggle]")) return;
  const button = part("button").content.firstElementChild.cloneNode(true);
  const title = place.querySelector(".cw-card__title")?.textContent.trim();
  if (title) button.querySelector("[data-slot=title]").textContent = ` ${title}`;
  button.dataset.cwSavedCasesToggle = place.dataset.cwSavedCases;
  button.setAttribute("aria-pressed", String(has(store.folder, place.dataset.cwSavedCases)));
  place.append(button);
}

const offerIn = (element) => element.querySelectorAll("[data-cw-saved-cases]").forEach(offer);

const idsOf = (button) => (button.dataset.cwSavedCasesToggle ?? button.dataset.cwSavedCasesAll).split(" ");

function show() {
  const count = store.folder.cases.length;
  const held = new Set(store.folder.cases.map((one) => one.id));
  for (const button of document.querySelectorAll("[data-cw-saved-cases-toggle], [data-cw-saved-cases-all]")) {
    button.setAttribute("aria-pressed", String(idsOf(button).every((id) => held.has(id))));
  }
  part("notice-link").href = home + store.link;
  if (!link) return;
  link.href = home + store.link;
  link.querySelector("[data-cw-saved-cases-count]").textContent = count ? ` (${figure(count)})` : "";
}

let silence;

/* Says for a while what happened. */
function say(key) {
  clearTimeout(silence);
  const count = store.folder.cases.length;
  part("status").textContent = filled(part("status").dataset[key], { count });
  silence = setTimeout(() => (part("status").textContent = ""), SAID_MS);
}

function warn(key) {
  const notice = part("notice");
  part("notice-text").textContent = notice.dataset[key];
  notice.hidden = false;
}

function toggle(button) {
  const ids = idsOf(button);
  const takesOut = button.getAttribute("aria-pressed") === "true";
  const { folder, refused } = takesOut ? { folder: withoutCases(store.folder, ids) } : withCases(store.folder, ids);
  store.change(folder);
  if (refused) warn("full");
  else if (!store.kept) warn("unkept");
  else say(takesOut ? "out" : "in");
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-cw-saved-cases-toggle], [data-cw-saved-cases-all]");
  if (button) toggle(button);
  if (event.target.closest("[data-cw-saved-cases-close]")) part("notice").hidden = true;
});
store.addEventListener("change", show);
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const added of change.addedNodes) {
      if (added.nodeType !== Node.ELEMENT_NODE) continue;
      if (added.matches("[data-cw-saved-cases]")) offer(added);
      offerIn(added);
    }
  }
}).observe(document.body, { childList: true, subtree: true });
for (const button of document.querySelectorAll("[data-cw-saved-cases-all]")) button.hidden = false;
offerIn(document);
show();
