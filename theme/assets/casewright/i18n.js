/* Translated texts for scripts. They are in a <template> of the page, in every plural form, so that scripts
   contain no texts. */
const language = document.documentElement.lang || undefined;
const plural = new Intl.PluralRules(language);
const figures = new Intl.NumberFormat(language);

export const figure = (number) => figures.format(number);

/* Returns a function for the texts in a template: the text of a key with its placeholders filled; `count` selects
   the plural form. */
export const speaker = (id) => (key, values = {}) => {
  const sayings = document.getElementById(id).content;
  const form = "count" in values ? plural.select(values.count) : "other";
  const find = (wanted) => sayings.querySelector(`[data-cw-saying="${key}"][data-cw-form="${wanted}"]`);
  return filled((find(form) || find("other")).textContent, values);
};

/* A text with its gaps filled; a gap without a value stays as it is. */
export const filled = (text, values) =>
  text.replace(/\{(\w+)\}/g, (gap, name) => (name === "count" ? figure(values.count) : (values[name] ?? gap)));
