/* Marks in a text, and the sentence of a document that answers a question. */
import { fold, stemmer, tokenize, tokens } from "./search-analysis.js";

const MIN_INSIDE = 4;
const MAX_WORDS = 45;
const USUAL_WORDS = 12;
const MIN_SENTENCE_WORDS = 4;
const SENTENCE_END = /(?<=[.!?…]["”’)]*)\s+(?=[^\p{Ll}\s])/u;

/* Returns the function that maps a word to the matching term of a query, -1 for none. A term is `{ word, stem,
   prefix }`; it also matches inside a longer word. */
export function matcher(terms, language) {
  const stem = stemmer(language);
  const known = new Map();
  const insides = terms.map(({ word, stem: key }) => [fold(word), key].filter((part) => part.length >= MIN_INSIDE));
  const match = (word) => {
    const folded = fold(word);
    const exact = terms.findIndex(({ stem: key, prefix }) => key === stem(word) || (prefix && folded.startsWith(prefix)));
    return exact >= 0 ? exact : insides.findIndex((inside) => inside.some((part) => folded.includes(part)));
  };
  return (word) => {
    if (!known.has(word)) known.set(word, match(word));
    return known.get(word);
  };
}

/* A text as pieces: a string, or a list of one string for what is marked. */
export function mark(text, match) {
  const pieces = [];
  let from = 0;
  for (const { word, start, end } of tokens(text)) {
    if (match(word) < 0) continue;
    if (start > from) pieces.push(text.slice(from, start));
    pieces.push([text.slice(start, end)]);
    from = end;
  }
  return from < text.length ? [...pieces, text.slice(from)] : pieces;
}

/* The same for the words of a question, on a page that has no index: short words count where there are no others. */
export function markText(text, query) {
  const language = document.documentElement.lang.split("-")[0];
  const words = tokenize(query);
  const long = words.filter((word) => word.length >= MIN_INSIDE);
  const stem = stemmer(language);
  const terms = (long.length ? long : words).map((word) => ({ word, stem: stem(word) }));
  return mark(text, matcher(terms, language));
}

/* Returns the best sentence of a document, in pieces, and the number of its lesson, or 0; null if no word of the
   query is in the text. Of equal sentences the shortest wins, but a bare heading is last. */
export function excerpt({ blocks, places }, terms, match) {
  let best = null;
  blocks.forEach((block, place) => {
    for (const sentence of block.split(SENTENCE_END)) {
      const words = tokens(sentence);
      const found = new Set(words.map(({ word }) => match(word)).filter((term) => term >= 0));
      if (!found.size) continue;
      const worth = [...found].reduce((sum, term) => sum + terms[term].weight, 0);
      const score = [words.length < MIN_SENTENCE_WORDS ? worth / 2 : worth, -Math.max(words.length, USUAL_WORDS)];
      if (!best || score[0] > best.score[0] || (score[0] === best.score[0] && score[1] > best.score[1])) best = { sentence, place, score };
    }
  });
  if (!best) return null;
  const lesson = places.findIndex((place, number) => place <= best.place && best.place < (places[number + 1] ?? 0)) + 1;
  return { pieces: mark(shorten(best.sentence, match), match), lesson };
}

/* The part of a long sentence that has the first word of the question, with something before it. */
function shorten(sentence, match) {
  const words = sentence.split(/\s+/);
  if (words.length <= MAX_WORDS) return sentence;
  const first = words.findIndex((word) => tokenize(word).some((part) => match(part) >= 0));
  const from = Math.max(0, Math.min(first - Math.floor(MAX_WORDS / 3), words.length - MAX_WORDS));
  const part = words.slice(from, from + MAX_WORDS).join(" ");
  return `${from ? "… " : ""}${part}${from + MAX_WORDS < words.length ? " …" : ""}`;
}
