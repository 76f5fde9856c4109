/* Stores the reader's saved cases in the browser. If storage is unavailable (forbidden, or full), they last as
   long as the page, and `link` returns an address that contains them. */
import { EMPTY, clean, writeLink } from "./saved-cases-state.js";

export const SITE = new URL("../../../", import.meta.url);
const KEY = `casewright.folder.1:${SITE.pathname}`;

class Store extends EventTarget {
  /* Whether the browser keeps what the folder now holds. */
  kept = true;
  folder = this.#read();

  constructor() {
    super();
    addEventListener("storage", (event) => {
      if (event.key === KEY || event.key === null) this.#readAgain();
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.#readAgain();
    });
  }

  change(folder) {
    this.folder = folder;
    this.kept = __cw_storage.write(KEY, folder);
    this.dispatchEvent(new Event("change"));
  }

  /* Returns what must be appended to the address so that nothing is lost. */
  get link() {
    return this.kept ? "" : writeLink(this.folder);
  }

  #readAgain() {
    if (!this.kept) return;
    this.folder = this.#read();
    this.dispatchEvent(new Event("change"));
  }

  #read() {
    try {
      return clean(__cw_storage.read(KEY)).folder;
    } catch {
      return EMPTY;
    }
  }
}

export const store = new Store();
