/* Shows the stories in the address, or the saved cases, as slides that reveal one block at a time: each story up to its
   ending, the questions, and then the ending. Made of the same paper pages as the booklet. */
import { Cases, HERE, taken } from "./saved-cases-cases.js";
import { say } from "./saved-cases-dom.js";
import { readLink, writeLink } from "./saved-cases-state.js";
import { store } from "./saved-cases-store.js";

/* Characters that a slide holds; a longer block gets a slide of its own. */
const FULL = 420;
const BLOCKS = ".cw-prose > *, .cw-story__lessons > li, .cw-story__when, blockquote > *";

const root = document.querySelector("[data-cw-slides]");
const part = (name) => root.querySelector(`[data-cw-${name}]`);
const headed = (name) => document.getElementById(`cw-slides-${name}`).content.firstElementChild.cloneNode(true);

/* The slides under one heading: lists of blocks, as full as a screen can be. */
function fillSlides(heading, blocks) {
  const slides = [[heading]];
  let length = 0;
  for (const block of blocks) {
    const size = block.textContent.length;
    if (length && length + size > FULL) {
      slides.push([heading.cloneNode(true)]);
      length = 0;
    }
    length += size;
    slides.at(-1).push(block);
  }
  return slides;
}

/* Lists are shown item by item. */
const split = (block) => (block.matches("ul, ol") ? [...block.children] : [block]);

const sectionSlides = (found, section) => {
  const heading = taken(found, section.querySelector("h2"));
  const blocks = [...section.querySelectorAll(BLOCKS)].flatMap(split).map((block) => taken(found, block));
  return fillSlides(heading, blocks);
};

function storySlides(found) {
  const story = found.root.querySelector(".cw-story");
  const title = document.createElement("h1");
  title.textContent = found.title;
  const sections = [...story.querySelectorAll(".cw-story__part")];
  const reveals = (section) => Boolean(section.closest(".cw-story__reveal"));
  const questions = [...found.root.querySelectorAll(".cw-worksheet__question > p")].map((question) => taken(found, question));
  const slides = [
    [title],
    ...sections.filter((section) => !reveals(section)).flatMap((section) => sectionSlides(found, section)),
    [headed("pause")],
    ...fillSlides(headed("questions"), questions),
    [headed("ending")],
    ...sections.filter(reveals).flatMap((section) => sectionSlides(found, section)),
  ];
  for (const block of slides.flat()) if (!block.lang) block.lang = found.language;
  return slides;
}

/* A state of the screen for each press: a slide, and how many of its blocks are shown. */
const statesOf = (slides) => slides.flatMap((blocks, slide) => blocks.map((_, shown) => ({ slide, shown: shown + 1 })).slice(blocks.length > 1 ? 1 : 0));

class Slides {
  constructor(slides) {
    this.slides = slides;
    this.states = statesOf(slides);
    this.place = 0;
    this.show();
  }

  show() {
    const { slide, shown } = this.states[this.place];
    part("slide").replaceChildren(...this.slides[slide].slice(0, shown));
    part("place").textContent = `${slide + 1} / ${this.slides.length}`;
  }

  go(place) {
    this.place = Math.max(0, Math.min(this.states.length - 1, place));
    this.show();
  }
}

/* Counts down the minutes in the field; a second press stops. */
class Timer {
  #ends = 0;
  #ticking = 0;

  press() {
    if (this.#ticking) return this.#stop("");
    this.#ends = Date.now() + part("minutes").valueAsNumber * 60_000;
    this.#ticking = setInterval(() => this.#tick(), 500);
    return this.#tick();
  }

  #tick() {
    const left = Math.max(0, Math.ceil((this.#ends - Date.now()) / 1000));
    if (Number.isNaN(left)) return this.#stop("");
    if (!left) return this.#stop("0:00");
    part("time").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    return undefined;
  }

  #stop(text) {
    clearInterval(this.#ticking);
    this.#ticking = 0;
    part("time").textContent = text;
  }
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

function listen(slides) {
  const timer = new Timer();
  part("timer").addEventListener("click", () => timer.press());
  for (const button of root.querySelectorAll("[data-cw-step]")) {
    button.addEventListener("click", () => slides.go(slides.place + Number(button.dataset.cwStep)));
  }
  addEventListener("keydown", (event) => {
    if (event.target.closest("input, button, a") && event.key.length < 2) return;
    if (event.target.closest("input") || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in STEPS) slides.go(slides.place + STEPS[event.key]);
    else if (event.key === "Home") slides.go(0);
    else if (event.key === "End") slides.go(Infinity);
    else if (event.key.toLowerCase() === "t") timer.press();
    else return;
    event.preventDefault();
  });
}

async function start() {
  const folder = readLink(location.search)?.folder ?? store.folder;
  part("back").href += writeLink(folder);
  const cases = new Cases(root.dataset.cwPaper);
  const loaded = await Promise.all(folder.cases.map(({ id }) => cases.get(id)));
  const here = loaded.filter(({ state }) => state === HERE);
  const gone = loaded.filter(({ state }) => state !== HERE).map(({ id }) => id);
  if (!here.length) part("status").textContent = gone.length ? say("uncompared", { titles: gone.join(", ") }) : say("nothing-to-print");
  else listen(new Slides(here.flatMap(storySlides)));
}

start();
