/* A word that nobody wrote, brought back to the one that was meant.
   The words of all stories lie in files by their first letter, the most frequent first; one is loaded only when
   something of a question was not found as it was typed. */
import { fold, foldedWords } from "./find-excerpt.js";

const SHORTEST = 4;
const LONG = 8;

/* How many mistakes a word may hold. */
export const allowed = (word) => (word.length < SHORTEST ? 0 : word.length < LONG ? 1 : 2);

/* How many letters have to change, come, go or swap places to make one word the other. */
export function mistakes(one, other) {
  if (Math.abs(one.length - other.length) > 2) return Infinity;
  let [before, row] = [[], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}

/* A word without its ending, so that an inflection is no mistake. */
const stem = (word) => (word.length > SHORTEST ? word.replace(/(?:en|er|[estd])$/, "") : word);

/* The word of a list that was meant; null when the word itself is one of them, or none comes near. */
function nearest(word, list) {
  let best = null;
  let fewest = allowed(word) + 1;
  for (const written of list) {
    const other = fold(written);
    if (stem(other) === stem(word) || other.includes(word)) return null;
    const far = mistakes(word, other);
    if (far < fewest) [best, fewest] = [written, far];
  }
  return best;
}

/* A question with the words put right that are in doubt; null when there is nothing to put right.
   `load` gives the words that begin with a letter. */
export async function corrected(query, doubtful, load) {
  const right = new Map();
  for (const word of doubtful.filter((one) => one.length >= SHORTEST)) {
    const meant = nearest(word, await load(word[0]));
    if (meant) right.set(word, meant);
  }
  if (!right.size) return null;
  return query.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => right.get(foldedWords(word)[0]) ?? word);
}
