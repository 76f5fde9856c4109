/* Where answers come from: the index of the facets, the text search and the words, each loaded when first needed. */
import { say } from "./find-dom.js";
import { foldedWords } from "./find-excerpt.js";
import { waysOn } from "./find-further.js";
import { loadIndex } from "./find-index.js";
import { findLessons, readPlaces } from "./find-lessons.js";
import { narrowings } from "./find-narrow.js";
import { corrected } from "./find-spelling.js";
import { usual } from "./find-state.js";
import { openText } from "./find-text.js";

const MOST_WORDS = 5;

export class Source {
  /* `site` is the site's root, `folder` the index's below it, `size` how many results make a sheet. */
  constructor(site, folder, size) {
    this.site = site;
    this.folder = new URL(folder, site);
    this.size = size;
    this.texts = new Map();
  }

  /* The index, loaded once; after a failure the next question tries again. */
  index() {
    this.loading ??= loadIndex(this.folder).catch((error) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  /* What a text finds: `found` by number, and the text that was `read` where a word had to be put right. */
  async text(query, index) {
    const asked = await this.#search(query, index);
    if (!asked.doubtful.length) return { found: asked.found, read: query };
    const read = await corrected(query, asked.doubtful, (letter) => index.words(letter));
    const { found } = read ? await this.#search(read, index) : asked;
    return found.size && read ? { found, read } : { found: asked.found, read: query };
  }

  /* Each text is searched once. */
  async #search(query, index) {
    if (!this.texts.has(query)) this.texts.set(query, await this.search(query, index));
    return this.texts.get(query);
  }

  async search(query, index) {
    this.opening ??= openText(new URL("pagefind/", this.site), index.total).catch((error) => {
      this.opening = undefined;
      throw error;
    });
    return (await this.opening)(query);
  }

  /* One sheet of an answer: what was found, with its cards and the texts in which it was found. */
  async sheet(state, index) {
    const { found: texts, read } = state.q ? await this.text(state.q, index) : {};
    const text = texts && new Set(texts.keys());
    const found = index.found(text, state.chosen, state.sort || usual(state), texts && [...texts.keys()]);
    const sheets = Math.max(1, Math.ceil(found.length / this.size));
    const number = Math.min(state.sheet, sheets);
    const shown = found.slice((number - 1) * this.size, number * this.size);
    const passages = shown.map((one) => texts?.get(one).passage?.());
    const ways = waysOn(index, state, read, found, text);
    if (state.q) ways.push(...(await narrowings(index, state, read, (q, chosen) => this.#count(q, index, chosen))));
    if (!found.length) ways.push(...(await this.#byWord(state, index)));
    return { found, sheets, number, ways, text, read, cards: await index.cards(shown), passages: await Promise.all(passages) };
  }

  /* How much a text finds within choices. */
  async #count(q, index, chosen) {
    const { found } = await this.#search(q, index);
    return index.count(new Set(found.keys()), chosen);
  }

  /* What each of several words finds alone, where together they find nothing. */
  async #byWord(state, index) {
    const words = foldedWords(state.q).filter((word) => word.length > 3);
    if (foldedWords(state.q).length < 2) return [];
    const ways = words.slice(0, MOST_WORDS).map(async (q) => {
      const count = await this.#count(q, index, state.chosen);
      return { state: { ...state, q, sheet: 1 }, text: say("only", { query: q, count }), count };
    });
    return (await Promise.all(ways)).filter((way) => way.count);
  }
}

/* The same for lessons, which are found by the places of the words in the texts of their cases. */
export class LessonSource extends Source {
  async search(query, index) {
    const [places, words] = [await index.places(), new Map()];
    this.places ??= readPlaces(places);
    const search = (word) => {
      if (!words.has(word)) words.set(word, super.search(word, index));
      return words.get(word);
    };
    return findLessons(query, search, this.places);
  }
}
