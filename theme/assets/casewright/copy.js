/* Copies: a text by its button, and the address of a heading or a lesson when its link is followed. What the reader
   had asked to come here is not part of an address that is passed on.
   Where a browser lets no page copy, the buttons stay away and the links are plain links. */
(() => {
  /* By keyboard the link of a heading is a stop only at the heading that one came for: else there is one a section. */
  const stops = () => {
    for (const link of document.querySelectorAll(".headerlink")) link.tabIndex = link.closest(":target") ? 0 : -1;
  };
  addEventListener("hashchange", stops);
  stops();

  if (!navigator.clipboard) return;
  const LINKS = ".headerlink, .cw-lesson__number, .cw-lesson-entry__anchor";
  const status = document.querySelector("[data-cw-said]");
  let silence;

  const say = (words) => {
    clearTimeout(silence);
    status.textContent = words;
    silence = setTimeout(() => (status.textContent = ""), 4000);
  };
  const unasked = (address) => Object.assign(new URL(address), { search: "" }).href;
  const copy = (text, words) =>
    navigator.clipboard.writeText(text).then(
      () => say(words),
      () => say(status.dataset.cwFailed),
    );

  for (const button of document.querySelectorAll("[data-cw-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const source = document.getElementById(button.dataset.cwCopy);
      if (source) copy(source.textContent, status.dataset.cwCopied);
      else copy(unasked(location.href.split("#")[0]), status.dataset.cwLink);
    });
  }
  /* What is copied is on its way when the reader clicks: browsers let a page copy only then. */
  for (const button of document.querySelectorAll("[data-cw-copy-from]")) {
    button.hidden = !window.ClipboardItem;
    button.addEventListener("click", () => {
      const text = fetch(button.dataset.cwCopyFrom).then((answer) => (answer.ok ? answer.blob() : Promise.reject(answer)));
      const plain = text.then((blob) => new Blob([blob], { type: "text/plain" }));
      navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]).then(
        () => say(status.dataset.cwCopied),
        () => say(status.dataset.cwFailed),
      );
    });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest(LINKS);
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (link && plain) copy(unasked(link.href), status.dataset.cwLink);
  });
})();
