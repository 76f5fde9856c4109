/* The paper pages of cases, each fetched once: what the folder shows, prints and compares is made of them. */

export const HERE = "here";
export const GONE = "gone";
export const FAILED = "failed";

/* Loads cases by an address pattern, in which `{id}` is replaced by the id. */
export class Cases {
  #pattern;
  #pages = new Map();

  constructor(pattern) {
    this.#pattern = pattern;
  }

  addressOf(id) {
    return new URL(this.#pattern.replace("{id}", id), location.href);
  }

  /* A promise of a case: its state, and where it is here its title and its page. A failure is tried again next time.
     The browser asks whether the page is still there: a case that was taken back must not live on in its cache. */
  get(id) {
    if (!this.#pages.has(id)) this.#pages.set(id, this.#load(id));
    return this.#pages.get(id);
  }

  async #load(id) {
    const address = this.addressOf(id);
    try {
      const answer = await fetch(address, { cache: "no-cache" });
      if (answer.status === 404 || answer.status === 410) return { id, state: GONE };
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const root = page.querySelector("main.cw-paper");
      const { lang: language, dataset } = page.documentElement;
      return root ? { id, state: HERE, address, root, language, title: dataset.running } : { id, state: GONE };
    } catch {
      this.#pages.delete(id);
      return { id, state: FAILED };
    }
  }
}

const UNWANTED = "script, style, link, meta, base, iframe, object, embed, form, button, input, template";
const ADDRESSES = ["href", "src"];
const NAMES = ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls"];

/* Takes a piece of a case's page over into this one: without anything that acts, with addresses that lead from here,
   and with names of its own, so that those of two cases never meet. */
export function taken(found, element) {
  const copy = document.importNode(element, true);
  for (const unwanted of copy.querySelectorAll(UNWANTED)) unwanted.remove();
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name } of [...part.attributes]) if (name.startsWith("on") || name === "style") part.removeAttribute(name);
    for (const name of NAMES) if (part.hasAttribute(name)) part.setAttribute(name, `${found.id}-${part.getAttribute(name)}`);
    for (const name of ADDRESSES) if (part.hasAttribute(name)) part.setAttribute(name, led(found, part.getAttribute(name)));
    part.removeAttribute("loading");
  }
  return copy;
}

const led = (found, address) => (address.startsWith("#") ? `#${found.id}-${address.slice(1)}` : new URL(address, found.address).href);
