/* The compact index: which cases each choice holds, in which order cases stand, and what their cards say. */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

const TOGETHER = "+";
const WORDS = new URL("find/words/", import.meta.url);

/* Numbers in letters, five bits a letter; a letter of the upper half says that more follows. */
export function readNumbers(letters) {
  const numbers = [];
  let number = 0;
  let scale = 1;
  for (const letter of letters) {
    const value = VALUES.get(letter);
    number += (value & 31) * scale;
    scale *= 32;
    if (value < 32) {
      numbers.push(number);
      number = 0;
      scale = 1;
    }
  }
  return numbers;
}

/* Rising numbers, kept as the steps between them. */
export function readRising(letters) {
  let before = -1;
  return readNumbers(letters).map((step) => (before += step + 1));
}

/* Loads the index that lies in a folder (an address with a slash at its end). */
export async function loadIndex(folder) {
  const data = await fetchJson(new URL("index.json", folder), { cache: "no-cache" });
  return new Index(data, folder);
}

export class Index {
  constructor(data, folder) {
    this.total = data.total;
    this.facets = new Map();
    for (const facet of data.facets) {
      const terms = facet.terms.map((term) => [term.id, { words: [], ...term, cases: readRising(term.cases || "") }]);
      this.facets.set(facet.id, { ...facet, terms: new Map(terms) });
    }
    this.ages = this.#ages();
    this.chunk = data.chunk;
    this.chunks = new Map();
    this.cardsAt = (number) => new URL(`cards/${number}.json?${data.edition}`, folder);
    this.placesAt = new URL(`places.json?${data.edition}`, folder);
    this.wordsAt = (letter) => new URL(`${letter}.txt?${data.words.edition}`, WORDS);
    this.letters = new Set(data.words.letters);
    this.lists = new Map();
  }

  /* For every case the place of its newest year, counted from 1 for the newest of all; 0 for a case without years. */
  #ages() {
    const ages = new Uint16Array(this.total);
    const years = [...(this.facets.get("years")?.terms.values() ?? [])];
    years.forEach((year, place) => year.cases.forEach((number) => (ages[number] ||= place + 1)));
    return ages;
  }

  /* A term by its facet and id, or nothing where an old address names one that is gone. Ids with a plus between
     them are a term too: that of the cases which have all of them. */
  term(facet, id) {
    const { terms } = this.facets.get(facet) ?? {};
    if (!terms || terms.has(id) || !id.includes(TOGETHER)) return terms?.get(id);
    const parts = id.split(TOGETHER).map((part) => terms.get(part));
    if (!parts.every(Boolean)) return undefined;
    const [first, ...others] = parts.map((part) => part.cases);
    const held = others.map((cases) => new Set(cases));
    const cases = first.filter((number) => held.every((set) => set.has(number)));
    const term = { id, label: parts.map((part) => part.label).join(` ${TOGETHER} `), words: [], cases };
    terms.set(id, term);
    return term;
  }

  /* Which cases pass the text (a set of numbers, or null for no text) and all facets but one: 1 for each that does. */
  passing(text, chosen, except) {
    const passing = new Uint8Array(this.total).fill(text ? 0 : 1);
    if (text) for (const number of text) passing[number] = 1;
    for (const [facet, terms] of chosen) {
      if (facet === except) continue;
      const within = new Uint8Array(this.total);
      for (const id of terms) for (const number of this.term(facet, id)?.cases || []) within[number] = 1;
      for (let number = 0; number < this.total; number++) passing[number] &= within[number];
    }
    return passing;
  }

  /* How many cases each term of a facet would show, given the text and what is chosen in the other facets. */
  counts(facet, text, chosen) {
    const passing = this.passing(text, chosen, facet);
    const count = (cases) => cases.reduce((sum, number) => sum + passing[number], 0);
    return new Map([...this.facets.get(facet).terms].map(([id, term]) => [id, count(term.cases)]));
  }

  count(text, chosen) {
    return this.passing(text, chosen).reduce((sum, one) => sum + one, 0);
  }

  /* The numbers of the found cases in an order; `ranked` is the order of relevance, for a text. */
  found(text, chosen, sort, ranked) {
    const passing = this.passing(text, chosen);
    const numbers = (sort === "relevance" && ranked ? ranked : [...passing.keys()]).filter((number) => passing[number]);
    if (sort === "newest" || sort === "oldest") numbers.sort((one, other) => this.#compareAges(one, other, sort));
    return numbers;
  }

  /* What has no age comes last either way. */
  #compareAges(one, other, sort) {
    const [first, second] = [this.ages[one], this.ages[other]];
    if (!first || !second) return (second && 1) - (first && 1) || one - other;
    return (sort === "newest" ? first - second : second - first) || one - other;
  }

  /* The cards of some cases; their files are loaded once each. */
  async cards(numbers) {
    const chunk = (place) => {
      if (!this.chunks.has(place)) this.chunks.set(place, fetchJson(this.cardsAt(place)));
      return this.chunks.get(place);
    };
    return Promise.all(
      numbers.map(async (number) => (await chunk(Math.floor(number / this.chunk)))[number % this.chunk]),
    );
  }

  /* Where the lessons stand in the texts of their cases; only the index of the lessons has them. */
  places() {
    this.placed ??= fetchJson(this.placesAt);
    return this.placed;
  }

  /* The words of all stories that begin with a letter, the most frequent first; none where they cannot be loaded. */
  async words(letter) {
    if (!this.letters.has(letter)) return [];
    if (!this.lists.has(letter)) this.lists.set(letter, load(this.wordsAt(letter)).then((answer) => answer.text(), () => ""));
    return (await this.lists.get(letter)).split(" ");
  }
}

async function load(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

const fetchJson = async (address, options) => (await load(address, options)).json();
