/* The list in short: titles and facts without summaries, for as long as the reader wants. */
const KEY = "__compact";

export function offerCompact(button) {
  const show = (compact) => {
    document.body.toggleAttribute("data-cw-short", compact);
    button.setAttribute("aria-pressed", String(compact));
  };
  button?.addEventListener("click", () => {
    const compact = button.getAttribute("aria-pressed") !== "true";
    show(compact);
    __md_set(KEY, compact);
  });
  if (button) show(__md_get(KEY) === true);
}
