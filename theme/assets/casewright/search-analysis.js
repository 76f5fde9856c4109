/* From a text to the words, folded forms and stems that are searched: the same as generator/casewright/search/analysis.py. */
import { STEMMERS } from "./search-stemmers.js";

const TOKEN = /[0-9]+(?:[.,][0-9]+)+|[\p{L}\p{N}]+/gu;
const ENDINGS = {
  nl: [
    [/(?<=.{4})ee?rt?$/u, "er"],
    [/(?<=.{3}[bdfgjklmprvwz])t$/u, ""],
    [/^kinder$/u, "kind"],
    [/(?<=.{4}[^aeiou])e$/u, ""],
    [/(?<=.{3})([aeou])\1(?=[^aeiou]$)/u, "$1"],
  ],
};

const SPELLINGS = {
  en: [
    [/^(licen|defen|offen|practi)s/u, "$1c"],
    [/(?<=.{2}[^v])is(?=(?:e[sdr]?|ers|ing|ations?|able)$)/u, "iz"],
    [/ys(?=(?:e[sdr]?|ers|ing)$)/u, "yz"],
    [/(?<=.{3})our(?=(?:s|ed|ing|ite|able|al|hoods?|ly)?$)/u, "or"],
    [/^(cent|theat|met|lit|fib)re(?=s?$)/u, "$1er"],
    [/^centred$/u, "centered"],
    [/^(travel|counsel|label|cancel|model|signal|enrol|fulfil)l(?!l)/u, "$1"],
    [/^(program)me(?=s?$)/u, "$1"],
    [/^(catalog|dialog)ue/u, "$1"],
    [/^(ag|judg)e(?=ing$|ment)/u, "$1"],
  ],
};

const replaceAll = (word, rules = []) => rules.reduce((changed, [pattern, other]) => changed.replace(pattern, other), word);

/* A word without its accents. */
export const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

/* Every word of a text with its place; 21,80 is one word, as 21.80. */
export function tokens(text) {
  return [...text.matchAll(TOKEN)].map((match) => ({
    text: match[0],
    word: match[0].normalize("NFKC").toLowerCase().replaceAll(",", "."),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/* The words of a text in lower case, accents kept. */
export const tokenize = (text) => tokens(text.normalize("NFKC")).map((token) => token.word);

/* Returns the function that maps a word of a language to the key under which it is indexed. */
export function stemmer(language) {
  const Stemmer = STEMMERS[language];
  const snowball = Stemmer && new Stemmer();
  const stems = new Map();
  return (word) => {
    if (!stems.has(word)) {
      const folded = replaceAll(fold(word), SPELLINGS[language]);
      const stem = snowball ? snowball.stemWord(folded) : folded;
      stems.set(word, replaceAll(stem, ENDINGS[language]));
    }
    return stems.get(word);
  };
}
