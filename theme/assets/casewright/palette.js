/* Puts the colours on the page before it is drawn: the reader's choice, else what the device prefers. */
(() => {
  const traits = ["scheme", "primary", "accent"];
  const options = [...document.querySelectorAll("[data-md-component=palette] input[data-md-color-scheme]")];
  const read = (option) => Object.fromEntries(traits.map((trait) => [trait, option.getAttribute(`data-md-color-${trait}`)]));
  const fits = (option) => {
    const media = option.getAttribute("data-md-color-media");
    return /light|dark/.test(media) && matchMedia(media).matches;
  };
  const stored = __md_get("__palette")?.color;
  const automatic = !stored || stored.media === "(prefers-color-scheme)";
  const preferred = automatic ? options.find(fits) : undefined;
  const colours = preferred ? read(preferred) : stored;
  for (const trait of traits) {
    if (colours?.[trait]) document.body.setAttribute(`data-md-color-${trait}`, colours[trait]);
  }
})();
