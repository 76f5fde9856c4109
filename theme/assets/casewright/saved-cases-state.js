/* The state of saved cases: cases in order, each with an optional edition, and the workshop. Data from links and
   from local storage is validated by `clean`. */

/* How many cases fit: more than any workshop uses, and a link to them is still short enough to send. */
export const MOST = 60;
export const LONGEST_TITLE = 120;
export const EMPTY = Object.freeze({ cases: [], edition: "", title: "", date: "" });

const ID = /^(?=.{3,64}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
const EDITION = /^[a-z][a-z-]{0,31}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const text = (given) => (typeof given === "string" ? given : "");
const matching = (given, pattern) => (pattern.test(text(given)) ? given : "");
const day = (given) => (matching(given, DATE) && !Number.isNaN(Date.parse(given)) ? given : "");
const line = (given) => text(given).replace(/[\p{C}\s]+/gu, " ").trim().slice(0, LONGEST_TITLE);

/* Returns the valid part of some data, and the number of entries that were invalid or too many. */
export function clean(given) {
  const listed = Array.isArray(given?.cases) ? given.cases : [];
  const cases = new Map();
  let refused = 0;
  for (const one of listed) {
    const id = matching(one?.id, ID);
    if (!id || (cases.size >= MOST && !cases.has(id))) refused += 1;
    else if (!cases.has(id)) cases.set(id, { id, edition: matching(one.edition, EDITION) });
  }
  const about = { edition: matching(given?.edition, EDITION), title: line(given?.title), date: day(given?.date) };
  return { folder: { cases: [...cases.values()], ...about }, refused };
}

/* A folder as the query of an address: `?c=one,two.large&e=worksheet&d=2026-01-31&t=Title`. */
export function writeLink({ cases, edition, title, date }) {
  const listed = cases.map((one) => (one.edition ? `${one.id}.${one.edition}` : one.id));
  const parts = [["c", listed.join(",")], ["e", edition], ["d", date], ["t", encodeURIComponent(title)]];
  return `?${parts.filter(([, value]) => value).map((part) => part.join("=")).join("&")}`;
}

/* What an address holds, cleaned; nothing where it names no folder. */
export function readLink(query) {
  const given = new URLSearchParams(query);
  if (!given.has("c")) return null;
  const cases = given.get("c").split(",").filter(Boolean).map((one) => {
    const [id, edition] = one.split(".");
    return { id, edition };
  });
  return clean({ cases, edition: given.get("e"), date: given.get("d"), title: given.get("t") });
}

export const has = (folder, id) => folder.cases.some((one) => one.id === id);

/* The same folder with cases added at its end, as far as they fit. */
export const withCases = (folder, ids) => clean({ ...folder, cases: [...folder.cases, ...ids.map((id) => ({ id }))] });

export const withoutCases = (folder, ids) => ({ ...folder, cases: folder.cases.filter((one) => !ids.includes(one.id)) });

/* The same folder with a case moved to a place, counted from 0. */
export function withCaseAt(folder, id, place) {
  const moved = folder.cases.find((one) => one.id === id);
  const cases = folder.cases.filter((one) => one !== moved);
  cases.splice(place, 0, moved);
  return { ...folder, cases };
}

export const isSame = (one, other) => writeLink(one) === writeLink(other);
