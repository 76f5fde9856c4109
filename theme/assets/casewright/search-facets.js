/* The facets: the documents of each term, the number of results it would have, and the sort orders. */

import { readDifferences } from "./search-files.js";

const ALL_OF = "+";

export class Facets {
  /* The files of facet_index.py, the first ones or all; documents are numbers below `size`. What is not loaded is null. */
  constructor([names, shown, rest], size) {
    this.size = size;
    this.level = [names, shown, rest].findLastIndex(Boolean);
    this.order = rest ? readDifferences(rest.order) : null;
    const read = (term, facet, place) => {
      const docs = shown?.docs[facet][place] ?? rest?.docs[facet][place];
      return [term.id, { words: [], ...term, docs: docs ? readDifferences(docs) : null }];
    };
    this.facets = new Map(names.map((facet, at) => [facet.id, { ...facet, terms: new Map(facet.terms.map((term, place) => read(term, at, place))) }]));
  }

  /* Whether the documents of every choice are loaded. */
  covers(chosen) {
    return [...chosen].every(([facet, ids]) => [...ids].every((id) => id.split(ALL_OF).every((part) => this.facets.get(facet)?.terms.get(part)?.docs !== null)));
  }

  /* Returns a term by facet and id, or nothing for an old address with an unknown one. Ids joined by a plus are a
     term too: that of the documents which have all of them. */
  term(facet, id) {
    const { terms } = this.facets.get(facet) ?? {};
    if (!terms || terms.has(id) || !id.includes(ALL_OF)) return terms?.get(id);
    const parts = id.split(ALL_OF).map((part) => terms.get(part));
    if (!parts.every(Boolean)) return undefined;
    const [first, ...others] = parts.map((part) => part.docs);
    const docs = first.filter((doc) => others.every((other) => other.includes(doc)));
    const term = { id, label: parts.map((part) => part.label).join(` ${ALL_OF} `), words: [], docs };
    terms.set(id, term);
    return term;
  }

  /* 1 for each document that is among `docs` (null for all of them) and has what is chosen in all facets but `except`. */
  passing(docs, chosen, except) {
    const passing = docs ? docs.slice() : new Uint8Array(this.size).fill(1);
    for (const [facet, ids] of chosen) {
      if (facet === except) continue;
      const within = new Uint8Array(this.size);
      for (const id of ids) for (const doc of this.term(facet, id)?.docs ?? []) within[doc] = 1;
      for (let doc = 0; doc < this.size; doc++) passing[doc] &= within[doc];
    }
    return passing;
  }

  /* Returns how many documents each term of a facet would show, with the text and the other facets applied. */
  counts(facet, docs, chosen) {
    const passing = this.passing(docs, chosen, facet);
    return new Map([...(this.facets.get(facet)?.terms ?? [])].map(([id, term]) => [id, count(term.docs, passing)]));
  }

  /* How many documents pass; without text and choices only where the order is loaded. */
  count(docs, chosen) {
    return count(this.order ?? Array(this.size).keys(), this.passing(docs, chosen));
  }

  /* The documents of a mask in an order; documents without years come last. */
  sorted(mask, sort) {
    const docs = [...this.order].filter((doc) => mask[doc]);
    const direction = { newest: 1, oldest: -1 }[sort];
    if (!direction) return docs;
    const ages = this.#ages();
    return docs.sort((one, other) => !ages[one] - !ages[other] || direction * (ages[one] - ages[other]));
  }

  /* For every document the rank of its newest year, 1 for the newest of all; 0 for a document without years. */
  #ages() {
    const ages = new Uint16Array(this.size);
    const years = [...(this.facets.get("years")?.terms.values() ?? [])];
    years.forEach((year, rank) => year.docs.forEach((doc) => (ages[doc] ||= rank + 1)));
    return ages;
  }
}

function count(docs, passing) {
  let sum = 0;
  for (const doc of docs ?? []) sum += passing[doc];
  return sum;
}
