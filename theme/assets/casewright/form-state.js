/* Reads and writes the content of the form, as nodes in page order; adds and removes items. */

/* Invisible characters, which come along with pasted text and are rejected by the check. */
const INVISIBLE = /[\p{Cs}\p{Noncharacter_Code_Point}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

export const clean = (text) => text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(INVISIBLE, "").trim();

const holder = (element) => element.parentElement.closest("[data-cw-field], [data-cw-item], form");
const within = (root, selector) => [...root.querySelectorAll(selector)].filter((element) => holder(element) === root);

export const fields = (root) => within(root, "[data-cw-field]");
export const items = (list) => within(list, "[data-cw-item]");
export const control = (field) => field.querySelector(".cw-field__control");
export const text = (field) => {
  const value = clean(control(field).value);
  return control(field).matches("textarea") ? value : value.replace(/\s*\n\s*/g, " ");
};
export const boxes = (field) => [...field.querySelectorAll("input[type=checkbox]")];

/* The nodes of the form, of a group or of an item. */
export const read = (root) => fields(root).map(readField);

export function readField(field) {
  const { cwField: key, cwKind: kind, cwShort: short } = field.dataset;
  return { key, kind, short, value: readValue(field, kind) };
}

function readValue(field, kind) {
  if (kind === "terms") return boxes(field).filter((box) => box.checked).map((box) => box.value);
  if (kind === "group") return read(field);
  if (kind === "list") return items(field).map(read);
  return text(field);
}

/* Puts nodes back; a field that is no longer there is passed over. */
export function fill(root, nodes) {
  for (const field of fields(root)) {
    const node = nodes.find(({ key, kind }) => key === field.dataset.cwField && kind === field.dataset.cwKind);
    if (node) fillField(field, node);
  }
}

function fillField(field, { kind, value }) {
  if (kind === "terms") for (const box of boxes(field)) box.checked = value.includes(box.value);
  else if (kind === "group") fill(field, value);
  else if (kind === "list") {
    for (const item of items(field)) item.remove();
    for (const nodes of value) fill(addItem(field), nodes);
  } else control(field).value = value;
}

let made = 0;

/* A further item at the end of a list. */
export function addItem(list) {
  const template = list.querySelector(":scope > [data-cw-item-template]");
  const item = template.content.firstElementChild.cloneNode(true);
  made += 1;
  for (const element of item.querySelectorAll("[id], [for], [aria-describedby], [aria-labelledby]")) {
    for (const name of ["id", "for", "aria-describedby", "aria-labelledby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replaceAll("__n__", String(made)));
    }
  }
  list.querySelector(":scope > [data-cw-items]").append(item);
  number(list);
  return item;
}

/* Removes an item; returns the element to focus: the next item, or the add button. */
export function removeItem(item) {
  const list = item.closest("[data-cw-kind=list]");
  const next = item.nextElementSibling ?? item.previousElementSibling;
  item.remove();
  number(list);
  return next?.querySelector("input, textarea, select") ?? list.querySelector(":scope > [data-cw-add]");
}

function number(list) {
  items(list).forEach((item, place) => {
    for (const slot of item.querySelectorAll("[data-cw-number]")) slot.textContent = String(place + 1);
  });
}
