/* The sentence in which something was found, with what was asked marked in it.
   Words are compared folded (no accents, no capitals); a longer word counts when it has the asked one inside,
   so that `zorg` is marked in `jeugdzorg`. */

const BLOCK_END = "¶";
const LONGEST = 45;
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

/* Whether anything of a query stands in what Pagefind brought: in its text, or in its other fields. */
export function isMeant({ content, places, fields }, query) {
  const asked = roots(query);
  const words = content.split(/\s+/);
  const found = [...[...places].flatMap((place) => foldedWords(words[place] ?? "")), ...foldedWords(fields)];
  return !asked.length || asked.some((root) => found.some((word) => resembles(word, root)));
}

/* A text with the asked words marked, as pieces for `fillMarked`. */
export function marked(text, query) {
  const asked = roots(query);
  const isAsked = (word) => foldedWords(word).some((part) => asked.some((root) => matches(part, root)));
  return join(text.split(/\s+/).map((word) => [word, isAsked(word)]));
}

/* The best sentence of a passage, as pieces; null when nothing of the query stands in the text itself. */
export function excerpt({ content, places }, query) {
  const asked = roots(query);
  let best = null;
  for (const [from, sentence] of sentences(content)) {
    const hit = new Set();
    const words = sentence.map((word, index) => {
      const parts = foldedWords(word);
      const compare = places.has(from + index) ? resembles : matches;
      const root = asked.find((candidate) => parts.some((part) => compare(part, candidate)));
      if (root !== undefined) hit.add(root);
      return [word, root !== undefined];
    });
    if (hit.size > (best?.score ?? 0)) best = { words, score: hit.size };
  }
  return best && join(shortened(best.words));
}

/* Sentences, each with the place of its first word. */
function* sentences(content) {
  const words = content.split(/\s+/);
  let from = 0;
  for (let place = 0; place < words.length; place++) {
    const ends = words[place] === BLOCK_END || (/[.!?…]["”’)]*$/.test(words[place]) && !/^\p{Ll}/u.test(words[place + 1] ?? ""));
    if (!ends && place + 1 < words.length) continue;
    yield [from, words.slice(from, place + 1).filter((word) => word !== BLOCK_END)];
    from = place + 1;
  }
}

/* What stands around the first mark of a sentence that is too long to show. */
function shortened(words) {
  if (words.length <= LONGEST) return words;
  const first = words.findIndex(([, found]) => found);
  const from = Math.max(0, Math.min(first - Math.floor(LONGEST / 3), words.length - LONGEST));
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
