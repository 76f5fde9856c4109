/* Text search by Pagefind, brought down to the numbers of the cases.
   Pagefind knows a record by a hash. Its list of records stands in the order of our numbers (the build makes sure
   of it) and the browser has that list already, so the numbers cost no second download. */

import { isMeant } from "./find-excerpt.js";

const WEIGHTS = { title: 5, labels: 3, synonyms: 3, parts: 0.4 };
const FEW = 8;
const JUDGED = 3;

/* Opens the bundle in a folder; `pages` names its list of records, `total` says how many there are. */
export async function openText(folder, pages, total) {
  const { createInstance } = await import(new URL("pagefind.js", folder));
  const pagefind = createInstance({ noWorker: true, ranking: { metaWeights: WEIGHTS } });
  await pagefind.init();
  await pagefind.search("");
  const numbers = await readOrder(new URL(pages, folder), pages, total);
  return (query) => search(pagefind, numbers, query);
}

/* Finds a text: the cases in the order of relevance, each with a way to its text.
   What Pagefind brought for lack of better is dropped; of many results, the first tell for all. */
async function search(pagefind, numbers, query) {
  const { results } = await pagefind.search(query);
  const known = results.filter((result) => numbers.has(result.id));
  const judged = known.slice(0, known.length > FEW ? JUDGED : FEW);
  const passages = await Promise.all(judged.map(passage));
  const meant = judged.filter((_, place) => isMeant(passages[place], query));
  const kept = known.length > judged.length && meant.length ? known : meant;
  return new Map(kept.map((result) => [numbers.get(result.id), () => passage(result)]));
}

/* The text of a found case, the places in it (counted in words) of what was asked, and what else was searched. */
async function passage(result) {
  const { content, meta } = await result.data();
  return { content, places: new Set(result.words), fields: Object.values(meta).join(" ") };
}

async function readOrder(address, name, total) {
  const answer = await fetch(address, { cache: "force-cache" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const plain = answer.body.pipeThrough(new DecompressionStream("gzip"));
  const bytes = await new Response(plain).arrayBuffer();
  const text = new TextDecoder("latin1").decode(bytes);
  const language = name.match(/^pagefind\.(.+)_[0-9a-f]+\.pf_meta$/)[1];
  const hashes = text.matchAll(new RegExp(`${language}_[0-9a-f]{7,}`, "g"));
  return new Map([...hashes].slice(0, total).map(([hash], number) => [hash, number]));
}
