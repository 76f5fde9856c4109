/* The sentence in which something was found, with what was asked marked in it.
   Words are compared folded (no accents, no capitals); a longer word counts when it has the asked one inside,
   so that `zorg` is marked in `jeugdzorg`. */

const BLOCK_END = "¶";
const LESSON = "❧";
const LESSONS_END = "☙";
const MARKS = new Set([BLOCK_END, LESSON, LESSONS_END]);
const LONGEST = 45;
const SHORT = 12;
const SHORTEST_INSIDE = 4;

export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export const foldedWords = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];

/* The asked words in the shapes that may stand inside another: as asked, and without the ending of a plural or a verb. */
export function roots(query) {
  return foldedWords(query).map((word) => {
    const root = word.length > 5 ? word.replace(/(?:en|s|e)$/, "") : word;
    return root.length < SHORTEST_INSIDE ? word : root;
  });
}

const matches = (word, root) => word === root || (root.length >= SHORTEST_INSIDE && word.includes(root));

/* Whether a word that Pagefind brought can be meant by a root. Pagefind stems (huizen, huis), but where it knows
   nothing it goes by the first letters, so that an unknown word brings whatever begins like it. */
const resembles = (word, root) =>
  matches(word, root) || word.startsWith(root.length < SHORTEST_INSIDE ? root : root.slice(0, Math.max(2, root.length - 3)));

/* The roots that say something: `de` and `van` stand everywhere, and tell nothing beside a longer word. */
export function telling(query) {
  const asked = roots(query);
  const long = asked.filter((root) => root.length >= SHORTEST_INSIDE);
  return long.length ? long : asked;
}

/* The same as words, in the way they were written. */
export function tellingWords(query) {
  const words = query.match(/[\p{L}\p{M}\p{N}]+/gu) || [];
  const long = words.filter((word) => word.length >= SHORTEST_INSIDE);
  return long.length ? long : words;
}

/* Every word that Pagefind found in a text or in its other fields. */
function foundWords({ content, places, fields }) {
  const words = content.split(/\s+/);
  return [...[...places].flatMap((place) => foldedWords(words[place] ?? "")), ...foldedWords(fields)];
}

/* Whether anything of a query stands in what Pagefind brought: in its text, or in its other fields. */
export function isMeant(passage, query) {
  const asked = telling(query);
  const found = foundWords(passage);
  return !asked.length || asked.some((root) => found.some((word) => resembles(word, root)));
}

/* The words of a query that stand, as they were asked, in none of the passages. */
export function doubtful(passages, query) {
  const found = passages.flatMap(foundWords);
  return foldedWords(query).filter((word) => !roots(word).some((root) => found.some((other) => matches(other, root))));
}

/* A text with the asked words marked, as pieces for `fillMarked`. */
export function marked(text, query) {
  const asked = roots(query);
  const isAsked = (word) => foldedWords(word).some((part) => asked.some((root) => matches(part, root)));
  return join(text.split(/\s+/).map((word) => [word, isAsked(word)]));
}

/* The words of a sentence with whether each is asked, and how many of the asked words there are. */
function hits({ from, words }, places, asked) {
  const hit = new Set();
  const told = words.map((word, index) => {
    const parts = foldedWords(word);
    const compare = places.has(from + index) ? resembles : matches;
    const root = asked.find((candidate) => parts.some((part) => compare(part, candidate)));
    if (root !== undefined) hit.add(root);
    return [word, root !== undefined];
  });
  return { words: told, hit };
}

/* The best sentence of a passage, as pieces; null when nothing of the query stands in the text itself. The one that
   holds most telling words is best; of those the one with most of the others, then the one that says it shortest. */
export function excerpt({ content, places }, query) {
  const asked = roots(query);
  const tell = new Set(telling(query));
  let best = null;
  for (const sentence of sentences(content)) {
    const { words, hit } = hits(sentence, places, asked);
    const told = [...hit].filter((root) => tell.has(root)).length;
    const score = [told, hit.size, -Math.max(words.length, SHORT)];
    if (hit.size && (!best || isMore(score, best.score))) best = { words, score };
  }
  return best && join(shortened(best.words));
}

/* Whether one list of numbers comes above another, by the first in which they differ. */
function isMore(score, other) {
  const place = score.findIndex((number, at) => number !== other[at]);
  return place >= 0 && score[place] > other[place];
}

/* The lessons of a passage that have every telling word of the query: each with its number, and as pieces. */
export function lessonsIn({ content, places }, query) {
  const asked = telling(query);
  const lessons = new Map();
  for (const sentence of sentences(content)) {
    if (!sentence.lesson) continue;
    const { words, hit } = hits(sentence, places, asked);
    const lesson = lessons.get(sentence.lesson) ?? { words: [], hit: new Set() };
    lessons.set(sentence.lesson, { words: [...lesson.words, ...words], hit: new Set([...lesson.hit, ...hit]) });
  }
  return [...lessons]
    .filter(([, { hit }]) => asked.length && hit.size === asked.length)
    .map(([number, { words }]) => ({ number, pieces: join(shortened(words)) }));
}

/* Sentences, each with the place of its first word, and the number of the lesson it stands in, 0 for none. */
function* sentences(content) {
  const words = content.split(/\s+/);
  let from = 0;
  let lessons = 0;
  let lesson = 0;
  for (let place = 0; place < words.length; place++) {
    const word = words[place];
    if (word === LESSON) lesson = lessons += 1;
    if (word === LESSONS_END) lesson = 0;
    const ends = MARKS.has(word) || (/[.!?…]["”’)]*$/.test(word) && !/^\p{Ll}/u.test(words[place + 1] ?? ""));
    if (!ends && place + 1 < words.length) continue;
    const last = MARKS.has(word) ? place : place + 1;
    if (last > from) yield { from, words: words.slice(from, last), lesson };
    from = place + 1;
  }
}

/* Of a sentence that is too long to show: the part with most marks, with something before the first of them. */
function shortened(words) {
  if (words.length <= LONGEST) return words;
  const marks = words.flatMap(([, found], place) => (found ? [place] : []));
  const reach = (first) => marks.filter((place) => place >= first && place < first + (2 * LONGEST) / 3).length;
  const start = marks.reduce((best, first) => (reach(first) > reach(best) ? first : best), marks[0]);
  const from = Math.max(0, Math.min(start - Math.floor(LONGEST / 3), words.length - LONGEST));
  const part = words.slice(from, from + LONGEST);
  if (from) part.unshift(["…", false]);
  if (from + LONGEST < words.length) part.push(["…", false]);
  return part;
}

/* Words to pieces; punctuation around a marked word stays outside the mark. */
function join(words) {
  const pieces = [];
  const plain = (text) => {
    if (typeof pieces.at(-1) === "string") pieces.push(pieces.pop() + text);
    else if (text) pieces.push(text);
  };
  words.forEach(([word, found], index) => {
    plain(index ? " " : "");
    const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    if (!found || !core) return plain(word);
    plain(before);
    pieces.push([core]);
    plain(after);
  });
  return pieces;
}
