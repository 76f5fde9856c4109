/* Checks what was filled in, as far as a browser can, by the same rules as the command. A problem is
   { place, message, warning }: the element to go to, what to do about it, and whether one may go on all the same. */
import { personalData } from "./form-personal.js";
import { boxes, control, fields, items, read, readField, text } from "./form-state.js";
import { say } from "./form-words.js";
import { isEmpty } from "./form-yaml.js";

const MARKUP =
  /!?\[[^[\]\n]*\]\([^()\n]*\)|`[^`\n]+`|\*\*(?=\S)[^\n*]+\*\*|(?<![\w*])\*(?=[^\s*])[^\n*]+\*(?![\w*])|(?<!\w)__?(?=[^\s_])[^\n_]+__?(?!\w)|<!--[^<>]*-->|<\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>/;
const CODE = /```[^]*?(?:```|$)|`[^`\n]*`/g;
const HTML = /<!--|<[!?]|<\/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>\n]*>?/;
const LINK = /\]\(\s*<?\s*([A-Za-z][A-Za-z0-9+.-]*:|\/\/)|^\s*\[[^\]\n]+\]:\s*<?([A-Za-z][A-Za-z0-9+.-]*:|\/\/)|<([A-Za-z][A-Za-z0-9+.-]+:)[^\s<>]*>/gm;
const WEB = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)\S*$/i;
const SAFE = new Set(["http:", "https:", "mailto:"]);
const CONSENT = "consent";

/* Returns all problems in page order; an unfinished story may lack required fields. */
export const problems = (root, unfinished) => fields(root).flatMap((field) => ofField(field, !unfinished));

function ofField(field, complete) {
  const { cwKind: kind } = field.dataset;
  if (kind === "list") return ofList(field, complete);
  if (kind === "group") return ofGroup(field, complete);
  if (kind === "terms") return missing(field, complete) ? [problem(boxes(field)[0] ?? field, "choose", field)] : [];
  return ofText(field, complete);
}

/* An item that was begun must be complete, in an unfinished story too. */
function ofList(list, complete) {
  const begun = items(list).filter((item) => !read(item).every(isEmpty));
  if (begun.length || !missing(list, complete)) {
    return begun.flatMap((item) => fields(item).flatMap((field) => ofField(field, true)));
  }
  const place = list.querySelector("[data-cw-item] .cw-field__control") ?? list.querySelector("[data-cw-add]");
  return [problem(place, "add", list)];
}

/* An optional group requires nothing while it is empty. */
function ofGroup(group, complete) {
  const begun = !isEmpty(readField(group));
  const asked = complete && group.dataset.cwRequired !== undefined;
  const found = fields(group).flatMap((field) => ofField(field, asked || begun));
  const [basis, date] = ["basis", "date"].map((key) => fields(group).find((field) => field.dataset.cwField === key));
  const dateless = complete && basis && control(basis).value === CONSENT && !control(date).value;
  return dateless ? [...found, problem(control(date), "consent", date)] : found;
}

function ofText(field, complete) {
  const place = control(field);
  const value = text(field);
  const badInput = place.validity?.badInput;
  if (!value && !badInput) return missing(field, complete) ? [problem(place, place.matches("select") ? "choose" : "required", field)] : [];
  const said = badInput ? { key: "day" } : mistake(field.dataset.cwKind, value, Number(field.dataset.cwLimit));
  const found = said ? [problem(place, said.key, field, said)] : [];
  return [...found, ...warnings(place, field, value)];
}

const countries = () => document.querySelector("[data-cw-form]").dataset.cwCountries.split(" ").filter(Boolean);

const warnings = (place, field, value) =>
  personalData(value, countries()).map(({ kind, piece }) => ({ ...problem(place, `personal-${kind}`, field, { found: piece }), warning: true }));

const missing = (field, complete) => complete && field.dataset.cwRequired !== undefined && isEmpty(readField(field));

function problem(place, key, field, values = {}) {
  return { place, message: say(key, { label: field.dataset.cwLabel, ...values }) };
}

/* What is wrong with a text of a kind, or nothing. */
function mistake(kind, value, limit) {
  const length = [...value].length;
  if (kind === "period") return isPeriod(value) ? null : { key: "period" };
  if (kind === "date" || kind === "day") return isDate(value) ? null : { key: "date" };
  if (kind === "number") return /^\d+$/.test(value) && value >= 1 && value <= limit ? null : { key: "number", limit };
  if (kind === "url" && !WEB.test(value)) return { key: "url" };
  if (limit && length > limit) return { key: "long", limit, count: length - limit };
  const markup = (kind === "line" || kind === "plain") && value.match(MARKUP);
  if (markup) return { key: "plain", found: markup[0] };
  return kind === "prose" ? inProse(value.replace(CODE, "")) : null;
}

function inProse(text) {
  const html = text.match(HTML);
  if (html) return { key: "html", found: html[0] };
  const link = [...text.matchAll(LINK)].map((match) => match[1] ?? match[2] ?? match[3]).find((scheme) => !SAFE.has(scheme.toLowerCase()));
  return link ? { key: "link", found: link } : null;
}

/* A year, a month or a day that the calendar has. */
function isDate(text) {
  const [, year, month = "01", day = "01"] = text.match(/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return Number(year) > 0 && !Number.isNaN(date.getTime()) && date.toISOString().slice(8, 10) === day;
}

function isPeriod(text) {
  const [start, end, ...more] = text.split("/").map((part) => part.trim());
  if (more.length || !isDate(start)) return false;
  return end === undefined || end === ".." || (isDate(end) && `${end}-99-99`.slice(0, 10) >= start);
}
