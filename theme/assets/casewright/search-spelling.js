/* A word that no document has, brought back to the one that was meant, or cut into two that are known. */
import { fold } from "./search-analysis.js";

const MIN_LETTERS = 4;
const LONG_LETTERS = 8;
const LINKS = ["", "s", "en", "e", "n"];

/* How many letters change, come, go or swap places to make one word the other; `limit` or more is `limit`. */
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let before = [];
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const after = [i];
    for (let j = 1; j <= other.length; j++) {
      let cost = Math.min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      after.push(cost);
    }
    if (Math.min(...after) >= limit) return limit;
    [before, row] = [row, after];
  }
  return Math.min(row[other.length], limit);
}

/* The nearest word of a list, the most frequent first; undefined where none is near. */
export function nearest(word, list) {
  const asked = fold(word);
  if (asked.length < MIN_LETTERS || /[0-9]/.test(asked)) return undefined;
  let best;
  let fewest = (asked.length < LONG_LETTERS ? 1 : 2) + 1;
  for (const other of list) {
    const far = distance(asked, fold(other), fewest);
    if (far < fewest) [best, fewest] = [other, far];
  }
  return best;
}

/* Returns the two words of an unknown compound, with the longest possible second word. `list` has the words with
   its first letter; `isKnown` returns whether any document has a word. */
export async function split(word, list, isKnown) {
  const asked = fold(word);
  const known = new Set(list.map(fold));
  for (let place = MIN_LETTERS; place <= asked.length - MIN_LETTERS; place++) {
    const [first, second] = [asked.slice(0, place), asked.slice(place)];
    const parts = LINKS.filter((link) => first.endsWith(link)).map((link) => first.slice(0, first.length - link.length));
    const part = parts.find((candidate) => candidate.length >= MIN_LETTERS && known.has(candidate));
    if (part && (await isKnown(second))) return [part, second];
  }
  return undefined;
}
