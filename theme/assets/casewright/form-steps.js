/* The steps of the form: each is a fold that says what is left to do in it, and ends with a button to the next. */
import { readField } from "./form-state.js";
import { say } from "./form-words.js";
import { isEmpty } from "./form-yaml.js";

export class Steps {
  constructor(root) {
    this.all = [...root.querySelectorAll("[data-cw-step]")];
    this.overview = root.querySelector("[data-cw-overview]");
  }

  get last() {
    return this.all.at(-1);
  }

  /* Opens one step and closes the others. */
  open(step) {
    for (const one of this.all) one.open = one === step;
  }

  /* Opens the first step with something to do, or the last. */
  begin(found) {
    this.open(this.all.find((step) => within(step, found).length) ?? this.last);
  }

  next(step) {
    const next = this.all[this.all.indexOf(step) + 1];
    this.open(next);
    next.querySelector("summary").focus();
    next.scrollIntoView({ block: "nearest" });
  }

  /* Writes at each step, and above all of them, what is left to do. */
  show(found) {
    for (const step of this.all) {
      const count = within(step, found).length;
      const blank = step.dataset.cwOptional !== undefined && fields(step).every((field) => isEmpty(readField(field)));
      step.querySelector("[data-cw-state]").textContent = count ? say("step-todo", { count }) : say(blank ? "step-blank" : "step-done");
      step.toggleAttribute("data-cw-todo", count > 0);
    }
    const todo = this.all.filter((step) => within(step, found).length).length;
    this.overview.textContent = todo ? say("steps-todo", { count: todo, all: this.all.length }) : say("steps-done");
  }
}

const within = (step, found) => found.filter(({ place, warning }) => !warning && step.contains(place));

const fields = (step) => [...step.querySelectorAll("[data-cw-field]")];
