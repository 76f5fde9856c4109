/* Searches the index of a site: BM25F over shards that are loaded when a question needs them.
   `openIndex` is the way in. The constants are those of bench/oracle.py, which answers the same by brute force. */
import { fold, stemmer, tokenize } from "./search-analysis.js";
import { excerpt, mark, matcher } from "./search-excerpt.js";
import { Facets } from "./search-facets.js";
import { Directory, Files, readPostings, readShard } from "./search-files.js";
import { nearest, split } from "./search-spelling.js";

const STEM_WEIGHT = 0.7;
const PART_WEIGHT = 0.4;
const PREFIX_WEIGHT = 0.5;
const SATURATION = 3;
const COVERAGE_POWER = 1.5;
const MIN_COVERAGE = 0.5;
const TINY = 1e-9;
const MAX_PREFIX_STEMS = 40;
const MAX_PREFIX_SHARDS = 2;
const MIN_PREFIX_LETTERS = 2;
const FIRST_DOCUMENTS = 60;
const VERIFIED_AT_ONCE = 8;
const MAX_VERIFIED = 24;
const MAX_ELSEWHERE = 3;
const QUOTES = /[“”„«»]/g;
const PHRASE = /"([^"]+)"/g;
const PART = "";

const WEIGHTS = Float64Array.from({ length: 256 }, (_, impact) => 2 ** ((impact - 96) / 16));
const valueOf = (promise) => promise.catch(() => null);

/* Opens the index in a folder (an address with a slash at its end); `name` is that of another knowledge base. */
export async function openIndex(base, name) {
  const files = new Files(base);
  return new SearchIndex(files, await files.manifest(), name);
}

class SearchIndex {
  constructor(files, manifest, name) {
    Object.assign(this, { files, manifest, name });
    this.stem = stemmer(manifest.language);
    this.stopWords = new Set(manifest.stopWords.split(" "));
    this.spelling = new Directory(manifest.spelling);
    this.kinds = Object.fromEntries(Object.keys(manifest.kinds).map((kind) => [kind, new Kind(this, kind)]));
  }

  /* The indexes of other knowledge bases; one that cannot be opened is null. */
  others() {
    const open = (name, place) => valueOf(openIndex(new URL(`${place + 1}/`, this.files.base), name));
    this.opened ??= Promise.all(this.manifest.federation.map(open));
    return this.opened;
  }

  /* Answers a question; see `Answer` for what comes of it. Of `others`, indexes too, the answers are in `elsewhere`. Words and
     documents are counted over all of them, so that scores compare; a word is put right only where none of them has it. */
  async search(text, { kind = "cases", typing = false, filter = null, limit = 6, offset = 0, others = [] } = {}) {
    const answer = new Answer(this, kind, text, typing);
    const isLong = answer.words.length > 1 || answer.phrases.length > 0 || offset + limit > FIRST_DOCUMENTS;
    Object.assign(answer, { isOwn: true, filter, all: isLong || Boolean(filter) });
    const looked = others.map((index) => valueOf(new Answer(index, kind, text, typing).look()));
    const answers = [await answer.look(), ...(await Promise.all(looked)).filter(Boolean)];
    const known = new Set(answers.flatMap(({ words, looked }) => words.filter((_, place) => looked[place])));
    const unknown = answer.words.filter((word) => !known.has(word));
    const meant = new Map(await Promise.all(unknown.map(async (word) => [word, await answer.spell(word)])));
    for (const one of answers) await one.take(meant);
    weigh(answers);
    await answer.find(offset, limit);
    answer.elsewhere = Promise.all(answers.slice(1).map((other) => valueOf(other.find(0, MAX_ELSEWHERE))));
    return answer;
  }
}

/* Gives every term of some answers its weight: the rarer in all of them together, the heavier. `whole` is the weight of the
   question, `asked` how many of its words are known. */
function weigh(answers) {
  const total = answers.reduce((sum, { kind }) => sum + kind.total, 0);
  const counts = new Map();
  const terms = answers.flatMap((answer) => answer.terms);
  for (const { word, total: known } of terms) counts.set(word, (counts.get(word) ?? 0) + known);
  const weights = new Map([...counts].map(([word, count]) => [word, Math.log(1 + (total - count + 0.5) / (count + 0.5))]));
  for (const term of terms) term.weight = weights.get(term.word);
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  for (const answer of answers) Object.assign(answer, { whole, asked: weights.size });
}

/* The cases of an index, or its lessons. */
class Kind {
  constructor(index, name) {
    const { manifest } = index;
    Object.assign(this, { index, name, ...manifest.kinds[name] });
    this.shards = new Directory(this.shards);
    this.rest = new Directory(this.rest);
    this.common = new Set(this.common.split(" "));
    this.read = new Map();
  }

  /* What a result shows of a document. */
  async document(number) {
    const { files, manifest: { chunk, edition } } = this.index;
    const slot = this.perCase ? Math.floor(number / this.perCase) : number;
    const found = (await files.json(`documents/${Math.floor(slot / chunk)}.json?${edition}`))[slot];
    const { card, blocks, places, anchors } = found;
    const lessons = anchors.map((anchor, place) => ({ a: `${card.a}#${anchor}`, s: blocks.slice(places[place], places[place + 1]) }));
    return { ...found, lessons, lesson: this.perCase && lessons[number % this.perCase] };
  }

  /* The facets: their names, at level 1 with the documents of what a page shows, at level 2 with all of them. */
  async loadFacets(level) {
    const parts = this.facets.slice(0, level + 1).map((name) => this.index.files.json(`${name}.json`));
    return new Facets(await Promise.all(parts), this.size);
  }

  /* A word as a term, or null where nothing has it. The beginning of a word also finds what begins with it, for less. `all`
     loads every document of a common word. */
  async term(word, isPrefix, all) {
    const [key, folded] = [this.index.stem(word), fold(word)];
    const begins = (form) => typeof form === "string" && form && fold(form).startsWith(folded);
    const weigh = (form, at) => {
      if (at !== key) return begins(form) ? PREFIX_WEIGHT : 0;
      if (form === PART) return PART_WEIGHT;
      return form === word || fold(form) === word ? 1 : STEM_WEIGHT;
    };
    if (all && this.common.has(key)) valueOf(this.#entry(this.rest, key));
    const names = isPrefix ? this.shards.findPrefix(folded, MAX_PREFIX_SHARDS) : [];
    const [own, ...shards] = await Promise.all([this.#entry(this.shards, key), ...names.map((name) => this.#shard(name))]);
    const near = shards.flatMap((shard) => [...shard.values()].filter(({ forms }) => forms.some(begins)));
    near.sort((one, other) => other.body.length - one.body.length);
    const entries = [...new Set([own, ...near])].filter(Boolean).slice(0, MAX_PREFIX_STEMS);
    if (!entries.length) return null;
    const large = entries.filter(({ total }) => total);
    if (all) entries.push(...(await Promise.all(large.map((entry) => this.#entry(this.rest, entry.key)))));
    const weights = new Float64Array(this.size);
    for (const entry of entries) {
      readPostings(entry, (form, documents, impacts) => {
        const factor = weigh(form, entry.key);
        if (factor) documents.forEach((document, place) => (weights[document] += factor * WEIGHTS[impacts[place]]));
      });
    }
    const documents = [...weights.keys()].filter((document) => weights[document]);
    const complete = all || !large.length;
    const total = complete ? documents.length : Math.max(documents.length, ...large.map((entry) => entry.total));
    return { word, stem: key, prefix: isPrefix && folded, weights, documents, total, complete };
  }

  async #entry(directory, key) {
    const name = directory.find(key);
    return name && (await this.#shard(name)).get(key);
  }

  async #shard(name) {
    if (!this.read.has(name)) this.read.set(name, readShard(await this.index.files.bytes(name)));
    return this.read.get(name);
  }
}

/* What a question finds: `hits` of the asked page, `total`, what was `missing`, `corrected` and `ignored`. */
class Answer {
  constructor(index, kind, text, typing) {
    const plain = text.replace(QUOTES, '"');
    const words = [...new Set(tokenize(plain))];
    const prefix = typing && /[\p{L}\p{N}]$/u.test(plain) ? tokenize(plain).at(-1) : null;
    const isStopWord = (word) => index.stopWords.has(fold(word)) && !(word === prefix && word.length > 3);
    const asked = words.filter((word) => !isStopWord(word));
    Object.assign(this, { index, kind: index.kinds[kind], text, prefix, all: true, terms: [], missing: [], corrected: [] });
    this.phrases = [...plain.matchAll(PHRASE)].map((match) => match[1].trim()).filter((phrase) => tokenize(phrase).length > 1);
    this.ignored = asked.length ? words.filter(isStopWord) : [];
    this.words = (asked.length ? asked : words).filter((word) => word !== prefix || word.length >= MIN_PREFIX_LETTERS);
  }

  /* Loads a term for each word, null where no document has it. */
  async look() {
    this.looked = await Promise.all(this.words.map((word) => this.kind.term(word, word === this.prefix, this.all)));
    return this;
  }

  /* The words that were meant by a word that no document has. */
  async spell(word) {
    const { spelling, files } = this.index;
    const list = spelling.names[spelling.firsts.indexOf(fold(word)[0])];
    const listed = list ? new TextDecoder().decode(await files.bytes(list)).split(" ") : [];
    const meant = nearest(word, listed);
    const isKnown = async (part) => Boolean(await this.kind.term(part, false, true));
    return meant ? [meant] : ((await split(word, listed, isKnown)) ?? []);
  }

  /* Takes the terms of the question, of an unknown word those that were `meant`. */
  async take(meant) {
    this.query = this.text;
    for (const [place, word] of this.words.entries()) {
      const others = (meant.get(word) ?? []).map((part) => this.kind.term(part, false, true));
      const terms = (await Promise.all([this.looked[place], ...others])).filter(Boolean);
      if (!terms.length) this.missing.push(word);
      else if (!this.looked[place]) this.#correct(word, terms.map((term) => term.word).join(" "));
      for (const term of terms) if (this.terms.every((known) => known.word !== term.word)) this.terms.push({ ...term, typed: word });
    }
    this.match = matcher(this.terms, this.index.manifest.language);
  }

  #correct(from, to) {
    this.corrected.push({ from, to });
    this.query = this.query.replace(new RegExp(`(?<![\\p{L}\\p{N}])${from}(?![\\p{L}\\p{N}])`, "iu"), to);
  }

  /* Finds the documents, and fills `hits` with a page of them. */
  async find(offset, limit) {
    const { terms, missing, filter, phrases } = this;
    this.found = this.#rank();
    const passing = filter ? this.found.filter((document) => filter[document]) : this.found;
    this.passing = phrases.length ? await this.#verify(passing, offset + limit) : passing;
    const lacking = (document) => terms.filter(({ weights }) => !weights[document]);
    this.total = terms.length === 1 && !terms[0].complete ? terms[0].total : this.passing.length;
    this.complete = terms.length === 1 ? this.total : this.passing.filter((document) => !lacking(document).length).length;
    if (missing.length) this.complete = 0;
    this.hits = this.passing.slice(offset, offset + limit).map((document) => ({
      doc: document,
      score: this.scores[document],
      missing: [...missing, ...new Set(lacking(document).map(({ typed }) => typed))],
    }));
    return this;
  }

  /* Every document that answers, best first: those with all words where the question is a list of words, then by score.
     A document answers when it has half of the question's words or of their weight, or in the own index as much as any has. */
  #rank() {
    const { terms, whole, asked, kind: { size } } = this;
    const [scores, covered, counts] = [new Float64Array(size), new Float64Array(size), new Uint16Array(size)];
    for (const { weights, documents, weight } of terms) {
      for (const document of documents) {
        scores[document] += (weight * weights[document] * (SATURATION + 1)) / (weights[document] + SATURATION);
        covered[document] += weight;
        counts[document] += 1;
      }
    }
    this.scores = scores;
    const most = this.isOwn ? covered.reduce((one, other) => Math.max(one, other), 0) : whole;
    const enough = Math.min(whole * MIN_COVERAGE, most) - TINY;
    const answers = (document) => covered[document] >= enough || counts[document] >= asked * MIN_COVERAGE;
    const found = [...counts.keys()].filter((document) => counts[document] && answers(document));
    for (const document of found) scores[document] *= (covered[document] / whole) ** COVERAGE_POWER;
    const short = (document) => (!this.ignored.length && counts[document] < terms.length ? 1 : 0);
    return found.sort((one, other) => short(one) - short(other) || scores[other] - scores[one] || one - other);
  }

  /* Returns the documents that contain the phrases, followed by as many unchecked ones as needed. */
  async #verify(documents, needed) {
    const asked = this.phrases.flatMap(tokenize).map(this.index.stem);
    const terms = this.terms.filter(({ stem }) => asked.includes(stem));
    const able = documents.filter((document) => terms.every(({ weights }) => weights[document]));
    const verified = [];
    let looked = 0;
    while (looked < Math.min(able.length, MAX_VERIFIED) && (verified.length < needed || able.length <= MAX_VERIFIED)) {
      const batch = able.slice(looked, (looked += VERIFIED_AT_ONCE));
      const has = await Promise.all(batch.map((document) => this.#hasPhrases(document)));
      verified.push(...batch.filter((_, place) => has[place]));
    }
    return [...verified, ...(looked < able.length && verified.length >= needed ? able.slice(looked) : [])];
  }

  async #hasPhrases(number) {
    const { card, blocks, lesson } = await this.kind.document(number);
    const flat = (text) => ` ${tokenize(text).map(fold).join(" ")} `;
    const lines = [card.t, ...(lesson ? lesson.s : [card.s ?? "", ...blocks])].map(flat);
    return this.phrases.every((phrase) => lines.some((line) => line.includes(flat(phrase))));
  }

  /* Loads what was left out because a single page did not need it. */
  async #loadAll() {
    if (this.terms.every(({ complete }) => complete)) return;
    const [term] = this.terms;
    this.terms = [{ ...term, ...(await this.kind.term(term.word, Boolean(term.prefix), true)) }];
    this.passing = this.found = this.#rank();
  }

  /* Returns which documents match, ignoring filters: 1 for each match. */
  async matching() {
    await this.#loadAll();
    const matching = new Uint8Array(this.kind.size);
    for (const document of this.phrases.length && !this.filter ? this.passing : this.found) matching[document] = 1;
    return matching;
  }

  /* Every document that answers and passes the filter, best first. */
  async ranked() {
    await this.#loadAll();
    return this.passing;
  }

  /* A text as pieces, the words of the question marked. */
  mark(text) {
    return mark(text, this.match);
  }

  /* The sentence of a document that answers: `{ pieces, lesson }`, or null. */
  excerpt(document) {
    return excerpt(document, this.terms, this.match);
  }
}
