/* Searches the index of a site: BM25F over shards that are loaded when a question needs them.
   `openIndex` is the way in. The constants are those of bench/oracle.py, which answers the same by brute force. */
import { fold, stemmer, tokenize } from "./search-analysis.js";
import { excerpt, mark, matcher } from "./search-excerpt.js";
import { Directory, Files, readDifferences, readPostings, readShard } from "./search-files.js";
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

/* Opens the index in a folder (an address with a slash at its end); `name` is that of another knowledge base. */
export async function openIndex(base, name) {
  const files = new Files(base);
  return new SearchIndex(files, await files.manifest(), name);
}

class SearchIndex {
  constructor(files, manifest, name) {
    Object.assign(this, { files, manifest, name });
    this.language = manifest.language;
    this.stem = stemmer(this.language);
    this.stopWords = new Set(manifest.stopWords.split(" "));
    this.spelling = new Directory(manifest.spelling);
    this.kinds = Object.fromEntries(
      Object.entries(manifest.kinds).map(([name, kind]) => [name, new Kind(files, kind)]),
    );
  }

  /* The indexes of other knowledge bases; one that cannot be opened is null. */
  others() {
    const open = (name, place) => openIndex(new URL(`${place + 1}/`, this.files.base), name).catch(() => null);
    this.opened ??= Promise.all(this.manifest.federation.map(open));
    return this.opened;
  }

  /* Answers a question; see `Answer` for what comes of it. Of `others`, indexes too, the answers are in `elsewhere`. Words and
     documents are counted over all of them, so that scores compare; a word is put right only where none of them has it. */
  async search(text, { kind = "cases", typing = false, filter = null, limit = 6, offset = 0, others = [] } = {}) {
    const own = this.#parse(text, typing);
    own.all = own.words.length > 1 || Boolean(filter) || own.phrases.length > 0 || offset + limit > FIRST_DOCUMENTS;
    const looked = others.map((index) => index.#look(index.#parse(text, typing), kind).catch(() => null));
    const questions = [await this.#look(own, kind), ...(await Promise.all(looked)).filter(Boolean)];
    await this.#correct(questions, kind);
    const answers = questions.map((question) =>
      new Answer(question.index, question.index.kinds[kind], { ...question, text, filter: question.index === this ? filter : null, isOwn: question.index === this }));
    weigh(answers);
    const [answer, ...elsewhere] = answers;
    await answer.find(offset, limit);
    answer.elsewhere = Promise.all(elsewhere.map((other) => other.find(0, MAX_ELSEWHERE).then(() => other, () => null)));
    return answer;
  }

  /* What a result shows of a document. */
  async document(kind, number) {
    const { perCase } = this.kinds[kind];
    const slot = perCase ? Math.floor(number / perCase) : number;
    const { chunk, edition } = this.manifest;
    const found = (await this.files.json(`documents/${Math.floor(slot / chunk)}.json?${edition}`))[slot];
    const { card, blocks, places, anchors } = found;
    const lessons = anchors.map((anchor, place) => ({
      n: place + 1,
      a: `${card.a}#${anchor}`,
      s: blocks.slice(places[place], places[place + 1]),
    }));
    return perCase ? { ...found, lesson: lessons[number % perCase] } : { ...found, lessons };
  }

  /* The facets by `level`: 0 their names alone, 1 with the documents of what a page shows, 2 with all, and the order of the
     list. What is not loaded is null. */
  async facets(kind, level) {
    const parts = this.kinds[kind].manifest.facets.slice(0, level + 1);
    const [names, shown, rest] = await Promise.all(parts.map((name) => this.files.json(`${name}.json`)));
    const docs = (facet, term) => shown?.docs[facet][term] ?? rest?.docs[facet][term];
    return {
      facets: names.map((facet, number) => ({
        ...facet,
        terms: facet.terms.map((term, place) => {
          const found = docs(number, place);
          return { words: [], ...term, docs: found ? readDifferences(found) : null };
        }),
      })),
      order: rest ? readDifferences(rest.order) : null,
    };
  }

  #parse(text, typing) {
    const plain = text.replace(QUOTES, '"');
    const phrases = [...plain.matchAll(PHRASE)].map((match) => match[1].trim()).filter((phrase) => tokenize(phrase).length > 1);
    const words = [...new Set(tokenize(plain))];
    const prefix = typing && /[\p{L}\p{N}]$/u.test(plain) ? tokenize(plain).at(-1) : null;
    const isStopWord = (word) => this.stopWords.has(fold(word)) && !(word === prefix && word.length > 3);
    const asked = words.filter((word) => !isStopWord(word));
    const ignored = asked.length ? words.filter(isStopWord) : [];
    const used = asked.length ? asked : words;
    return { index: this, phrases, words: used.filter((word) => word !== prefix || word.length >= MIN_PREFIX_LETTERS), ignored, prefix, all: true };
  }

  /* A question with in `found` a term for each of its words, null where no document has it. */
  async #look(question, kind) {
    const { words, prefix, all } = question;
    const look = (word) => (word === prefix ? this.kinds[kind].prefix(word, this.stem, all) : this.kinds[kind].word(word, this.stem, all));
    return { ...question, found: await Promise.all(words.map(look)) };
  }

  /* Fills questions with their terms, and puts right the words that none of them found. */
  async #correct(questions, kind) {
    const [own] = questions;
    const known = new Set(questions.flatMap(({ words, found }) => words.filter((_, place) => found[place])));
    const meant = new Map();
    for (const word of own.words) if (!known.has(word)) meant.set(word, await this.#spell(this.kinds[kind], word));
    for (const question of questions) {
      Object.assign(question, { terms: [], missing: [], corrected: [] });
      for (const [place, word] of question.words.entries()) await question.index.#place(question, word, question.found[place], meant.get(word) ?? [], kind);
    }
  }

  async #place({ terms, missing, corrected }, word, term, meant, kind) {
    const others = term ? [term] : (await Promise.all(meant.map((part) => this.kinds[kind].word(part, this.stem, true)))).filter(Boolean);
    if (!term && others.length) corrected.push({ from: word, to: others.map((other) => other.words[0]).join(" ") });
    if (!others.length) missing.push(word);
    for (const other of others) if (!terms.some(({ words: [known] }) => known === other.words[0])) terms.push({ ...other, typed: word });
  }

  /* The words that were meant by a word that no document has. */
  async #spell(kind, word) {
    const list = this.spelling.names[this.spelling.firsts.indexOf(fold(word)[0])];
    const listed = list ? new TextDecoder().decode(await this.files.bytes(list)).split(" ") : [];
    const meant = nearest(word, listed);
    const isKnown = async (part) => Boolean(await kind.word(part, this.stem, true));
    return meant ? [meant] : ((await split(word, listed, isKnown)) ?? []);
  }
}

/* Gives every term of some answers its weight: the rarer in all of them together, the heavier. `whole` is the weight of the
   question, `asked` how many of its words are known. */
function weigh(answers) {
  const total = answers.reduce((sum, { kind }) => sum + kind.total, 0);
  const counts = new Map();
  const terms = answers.flatMap(({ question }) => question.terms);
  for (const { words: [word], total: known, documents } of terms) counts.set(word, (counts.get(word) ?? 0) + (known || documents.length));
  const weights = new Map([...counts].map(([word, count]) => [word, Math.log(1 + (total - count + 0.5) / (count + 0.5))]));
  for (const term of terms) term.weight = weights.get(term.words[0]);
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  for (const answer of answers) Object.assign(answer, { whole, asked: weights.size });
}

/* The postings of the cases, or of the lessons. */
class Kind {
  constructor(files, manifest) {
    this.files = files;
    this.manifest = manifest;
    this.total = manifest.total;
    this.size = manifest.size;
    this.perCase = manifest.perCase;
    this.shards = new Directory(manifest.shards);
    this.rest = new Directory(manifest.rest);
    this.common = new Set(manifest.common.split(" "));
    this.read = new Map();
  }

  /* A word as a term, or null where nothing has it; `all` loads every document of a common word. */
  async word(word, stem, all) {
    const key = stem(word);
    const entries = await this.#entries(key, all);
    return entries.length ? this.#term([word], [key], entries, (form) => this.#weigh(form, word)) : null;
  }

  /* The beginning of a word as a term: what begins with it counts for less than the word itself. */
  async prefix(word, stem, all) {
    const [beginning, key] = [fold(word), stem(word)];
    const names = new Set([...this.shards.findPrefix(beginning, MAX_PREFIX_SHARDS), this.shards.find(key)]);
    const shards = await Promise.all([...names].filter(Boolean).map((name) => this.#shard(name)));
    const begins = ({ forms }) => forms.some((form) => typeof form === "string" && form && fold(form).startsWith(beginning));
    const near = shards.flatMap((shard) => [...shard.values()].filter((stemEntry) => stemEntry.key === key || begins(stemEntry)));
    const entries = near.sort((one, other) => other.body.length - one.body.length).slice(0, MAX_PREFIX_STEMS);
    if (!entries.length) return null;
    const weigh = (form, at) => {
      if (at === key) return this.#weigh(form, word);
      return form && fold(form).startsWith(beginning) ? PREFIX_WEIGHT : 0;
    };
    const more = all ? await Promise.all(entries.filter(({ total }) => total).map((one) => this.#restOf(one.key))) : [];
    const term = this.#term([word], [key], [...entries, ...more.filter(Boolean)], weigh);
    return { ...term, total: 0, prefix: beginning };
  }

  #weigh(form, word) {
    if (form === PART) return PART_WEIGHT;
    return form === word || fold(form) === word ? 1 : STEM_WEIGHT;
  }

  /* Everything that is loaded of a stem; what is known to be common brings the rest of its documents at once. */
  async #entries(key, all) {
    const name = this.shards.find(key);
    if (!name) return [];
    if (all && this.common.has(key)) this.#restOf(key).catch(() => {});
    const entry = (await this.#shard(name)).get(key);
    if (!entry) return [];
    const rest = all && entry.total ? await this.#restOf(key) : null;
    return rest ? [entry, rest] : [entry];
  }

  async #restOf(key) {
    const name = this.rest.find(key);
    return name ? (await this.#shard(name)).get(key) : undefined;
  }

  async #shard(name) {
    if (!this.read.has(name)) this.read.set(name, readShard(await this.files.bytes(name)));
    return this.read.get(name);
  }

  #term(words, stems, entries, weigh) {
    const weights = new Float64Array(this.size);
    for (const entry of entries) {
      readPostings(entry, (form, documents, impacts) => {
        const factor = weigh(form, entry.key);
        if (factor) documents.forEach((document, place) => (weights[document] += factor * WEIGHTS[impacts[place]]));
      });
    }
    const complete = entries.length > 1 || !entries[0].total;
    const documents = [...weights.keys()].filter((document) => weights[document]);
    return { words, stems, weights, documents, total: complete ? documents.length : entries[0].total, complete };
  }
}

/* What a question finds: `hits` of the asked page, `total`, what was `missing`, `corrected` and `ignored`. */
class Answer {
  constructor(index, kind, question) {
    Object.assign(this, { index, kind, question });
    const { phrases, missing, corrected, ignored, text } = question;
    Object.assign(this, { phrases, missing, corrected, ignored });
    this.query = corrected.reduce((query, { from, to }) => query.replace(new RegExp(`(?<![\\p{L}\\p{N}])${from}(?![\\p{L}\\p{N}])`, "iu"), to), text);
    this.match = matcher(question.terms, index.language);
  }

  /* Finds the documents, and fills `hits` with a page of them. */
  async find(offset, limit) {
    const { terms, filter } = this.question;
    this.found = this.#rank(terms);
    const passing = filter ? this.found.filter((document) => filter[document]) : this.found;
    this.passing = this.phrases.length ? await this.#verify(passing, offset + limit, MAX_VERIFIED) : passing;
    const [only] = terms;
    this.total = terms.length === 1 && !only.complete && !this.phrases.length ? only.total : this.passing.length;
    this.complete = this.missing.length ? 0 : this.passing.filter((document) => terms.every(({ weights }) => weights[document])).length;
    if (terms.length === 1 && !this.missing.length) this.complete = this.total;
    this.hits = this.passing.slice(offset, offset + limit).map((document) => ({
      doc: document,
      score: this.scores[document],
      missing: [...this.missing, ...new Set(terms.filter(({ weights }) => !weights[document]).map(({ typed }) => typed))],
    }));
  }

  /* Every document that answers, best first: those with all words where the question is a list of words, then by score.
     A document answers when it has half of the question's words or of their weight, or in the own index as much as any has. */
  #rank(terms) {
    const { whole, asked, kind: { size } } = this;
    const [scores, covered, counts] = [new Float64Array(size), new Float64Array(size), new Uint16Array(size)];
    for (const { weights, documents, weight } of terms) {
      for (const document of documents) {
        scores[document] += (weight * weights[document] * (SATURATION + 1)) / (weights[document] + SATURATION);
        covered[document] += weight;
        counts[document] += 1;
      }
    }
    this.scores = scores;
    const most = this.question.isOwn ? covered.reduce((one, other) => Math.max(one, other), 0) : whole;
    const enough = Math.min(whole * MIN_COVERAGE, most) - TINY;
    const answers = (document) => covered[document] >= enough || counts[document] >= asked * MIN_COVERAGE;
    const found = [...counts.keys()].filter((document) => counts[document] && answers(document));
    for (const document of found) scores[document] *= (covered[document] / whole) ** COVERAGE_POWER;
    const strict = !this.ignored.length;
    const short = (document) => (strict && counts[document] < terms.length ? 1 : 0);
    return found.sort((one, other) => short(one) - short(other) || scores[other] - scores[one] || one - other);
  }

  /* Returns the documents that contain the phrases, followed by as many unchecked ones as needed. */
  async #verify(documents, needed, most) {
    const { stem } = this.index;
    const asked = this.phrases.flatMap(tokenize).map(stem);
    const terms = this.question.terms.filter(({ stems }) => asked.includes(stems[0]));
    const able = documents.filter((document) => terms.every(({ weights }) => weights[document]));
    const verified = [];
    let looked = 0;
    while (looked < able.length && looked < most && (verified.length < needed || able.length <= most)) {
      const batch = able.slice(looked, (looked += VERIFIED_AT_ONCE));
      const has = await Promise.all(batch.map((document) => this.#hasPhrases(document)));
      verified.push(...batch.filter((_, place) => has[place]));
    }
    return [...verified, ...(looked < able.length && verified.length >= needed ? able.slice(looked) : [])];
  }

  async #hasPhrases(number) {
    const { card, blocks, lesson } = await this.index.document(this.kind.perCase ? "lessons" : "cases", number);
    const texts = lesson ? [card.t, ...lesson.s] : [card.t, card.s ?? "", ...blocks];
    const flat = (text) => ` ${tokenize(text).map(fold).join(" ")} `;
    const lines = texts.map(flat);
    return this.phrases.every((phrase) => lines.some((line) => line.includes(flat(phrase))));
  }

  /* Loads what was left out because a single page did not need it. */
  async #loadAll() {
    if (this.question.all || this.question.terms.every(({ complete }) => complete)) return;
    const { kind, index, question } = this;
    const { typed, words, prefix, weight } = question.terms[0];
    const term = prefix ? await kind.prefix(words[0], index.stem, true) : await kind.word(words[0], index.stem, true);
    question.terms = [{ ...term, typed, weight }];
    question.all = true;
    this.found = this.#rank(question.terms);
    this.passing = this.found;
  }

  /* Returns which documents match, ignoring filters: 1 for each match. */
  async matching() {
    await this.#loadAll();
    const matching = new Uint8Array(this.kind.size);
    for (const document of this.phrases.length && !this.question.filter ? this.passing : this.found) matching[document] = 1;
    return matching;
  }

  /* Every document that answers and passes the filter, best first. */
  async ranked() {
    await this.#loadAll();
    return Uint32Array.from(this.passing);
  }

  /* A text as pieces, the words of the question marked. */
  mark(text) {
    return mark(text, this.match);
  }

  /* The sentence of a document that answers: `{ pieces, lesson }`, or null. */
  excerpt(document) {
    return excerpt(document, this.question.terms, this.match);
  }
}
