/* Where answers come from: the text search and the facets, each loaded when first needed. */
import { openIndex } from "./search-index.js";
import { defaultSort } from "./search-state.js";
import { suggest } from "./search-suggestions.js";

const NAMES = 0;
export const SHOWN = 1;
export const ALL = 2;
export const FIRST_RESULTS = 3;
const SMALL_COLLECTION = 500;

export class Source {
  /* `folder` is the address of the index, `kind` what is found (cases or lessons), `pageSize` how many stand on a page.
     `isFederated` says whether other knowledge bases are searched too. */
  constructor(folder, kind, pageSize, isFederated) {
    this.isFederated = isFederated;
    this.folder = folder;
    this.kind = kind;
    this.pageSize = pageSize;
  }

  /* The index, opened once; after a failure the next question tries again. */
  open() {
    this.opening ??= openIndex(this.folder).catch((error) => {
      this.opening = undefined;
      throw error;
    });
    if (this.isFederated) this.opening.then((index) => index.others(), () => {});
    return this.opening;
  }

  /* The facets of a level, see search-index.js, or of a higher one that is loaded already. */
  async facets(level = NAMES) {
    const isLoaded = () => this.loaded?.level >= level;
    const facets = isLoaded() || (await (await this.open()).kinds[this.kind].loadFacets(level));
    if (!isLoaded()) this.loaded = facets;
    return this.loaded;
  }

  async document(doc) {
    return (await this.open()).kinds[this.kind].document(doc);
  }

  /* The facets with what a state needs of them. A text needs their names; of a small collection all counts come at once. */
  async #facetsFor({ q, chosen, sort }) {
    const { total } = (await this.open()).kinds[this.kind];
    const ordered = !q || (sort && sort !== "relevance");
    const facets = await this.facets(ordered ? ALL : chosen.size || total <= SMALL_COLLECTION ? SHOWN : NAMES);
    return facets.covers(chosen) ? facets : this.facets(ALL);
  }

  /* Returns the results for a state: the documents on its page, their total, and suggestions. */
  async answer(state, typing) {
    const index = await this.open();
    const [facets, asked] = await Promise.all([this.#facetsFor(state), state.chosen.size ? null : this.#search(index, state, typing)]);
    const filter = state.chosen.size ? facets.passing(null, state.chosen) : null;
    const text = asked ?? (await this.#search(index, state, typing, filter));
    const total = text ? text.total : facets.count(null, state.chosen);
    const pages = Math.max(1, Math.ceil(total / this.pageSize));
    const page = Math.min(state.page, pages);
    const from = (page - 1) * this.pageSize;
    const sort = state.sort || defaultSort(state);
    const hits = sort === "relevance" && text && page === state.page
      ? text.hits
      : (await sortedDocs(text, facets, filter, sort)).slice(from, from + this.pageSize).map((doc) => ({ doc }));
    const query = text?.query ?? state.q;
    for (const { doc } of hits.slice(0, FIRST_RESULTS)) this.document(doc).catch(() => {});
    const tools = {
      total,
      facets,
      facetsFor: (needed) => (index.kinds[this.kind].total <= SMALL_COLLECTION ? this.#facetsFor(needed) : facets),
      count: (q, chosen) => this.#count(index, q, chosen),
    };
    const ways = await suggest(state, query, tools);
    const docs = async () => ({ docs: await sortedDocs(text, facets, filter, sort), order: (await this.facets(ALL)).order });
    const others = ((await text?.elsewhere) ?? []).filter((other) => other?.hits.length);
    const elsewhere = others.sort((one, other) => other.hits[0].score - one.hits[0].score);
    return { state, text, facets, hits, ways, elsewhere, query, total, complete: text ? text.complete : total, page, pages, docs };
  }

  /* Other knowledge bases have other filters: they are searched by text alone, for the first page. */
  async #search(index, state, typing, filter = null) {
    if (!state.q) return null;
    const offset = (state.page - 1) * this.pageSize;
    const others = this.isFederated && !filter && !offset ? await index.others() : [];
    return index.search(state.q, { kind: this.kind, typing, filter, limit: this.pageSize, offset, others: others.filter(Boolean) });
  }

  /* How many answers a text has within choices: the complete ones, where there are any. */
  async #count(index, text, chosen) {
    const filter = (await this.facets()).passing(null, chosen);
    const { complete, total } = await index.search(text, { kind: this.kind, typing: false, filter, limit: 0, offset: 0 });
    return complete || total;
  }
}

/* Every document of an answer in an order. */
async function sortedDocs(text, facets, filter, sort) {
  if (!text) return facets.sorted(filter ?? facets.passing(null, new Map()), sort);
  const ranked = [...(await text.ranked())];
  if (sort === "relevance") return ranked;
  const mask = new Uint8Array(facets.size);
  for (const doc of ranked) mask[doc] = 1;
  return facets.sorted(mask, sort);
}
