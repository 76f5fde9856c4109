/* Text search by Pagefind, brought down to the numbers of the cases: the build named each record by its number. */
import { doubtful, isMeant, tellingWords } from "./find-excerpt.js";

const WEIGHTS = { title: 5, labels: 3, synonyms: 3, parts: 0.4 };
const FEW = 8;
const JUDGED = 3;

/* Opens the bundle in a folder; `total` says how many records are in it. */
export async function openText(folder, total) {
  const { createInstance } = await import(new URL("pagefind.js", folder));
  const pagefind = createInstance({ noWorker: true, ranking: { metaWeights: WEIGHTS } });
  await pagefind.init();
  return total ? (query) => search(pagefind, query) : async () => ({ found: new Map(), doubtful: [] });
}

/* Finds a text: the cases in the order of relevance, each with the places of what was asked and a way
   to its text, and the words that stand in none of those looked at. What Pagefind brought for lack of better is dropped; of many results, the first tell for all.
   Words that say nothing are not asked, unless between quotes: where each stands in every story is more than all the rest. */
async function search(pagefind, query) {
  const { results } = await pagefind.search(query.includes('"') ? query : tellingWords(query).join(" "));
  const judged = results.slice(0, results.length > FEW ? JUDGED : FEW);
  const passages = await Promise.all(judged.map(passage));
  const meant = judged.filter((_, place) => isMeant(passages[place], query));
  const kept = results.length > judged.length && meant.length ? results : meant;
  const found = new Map(
    kept.map((result) => [numberOf(result.id), { places: result.words, passage: () => passage(result) }]),
  );
  return { found, doubtful: doubtful(passages, query) };
}

/* The number in a record's name, which stands there with its last digit first. */
const numberOf = (name) => Number([...name.split("-").at(-1)].reverse().join(""));

/* The text of a found case, the places in it (counted in words) of what was asked, and what else was searched. */
async function passage(result) {
  const { content, meta } = await result.data();
  return { content, places: new Set(result.words), fields: Object.values(meta).join(" ") };
}
