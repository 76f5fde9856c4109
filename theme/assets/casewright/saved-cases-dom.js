/* DOM helpers of the saved cases pages: clone a template, find a slot, show a message. */
import { speaker } from "./i18n.js";

export const clone = (name) => document.getElementById(`cw-saved-cases-${name}`).content.firstElementChild.cloneNode(true);

export const slot = (element, name) => element.querySelector(`[data-slot="${name}"]`);

export const slots = (element, name) => element.querySelectorAll(`[data-slot="${name}"]`);

export const say = speaker("cw-saved-cases-sayings");

/* A day as people write it, in the page's language; plain English is British. */
export const dayInWords = (date) =>
  date && new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, "en-GB"), { dateStyle: "full", timeZone: "UTC" }).format(new Date(date));
