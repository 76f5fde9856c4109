/* The buttons below a case that only a script can offer: print, and copy the address. */
(() => {
  const offer = (name, act) => {
    for (const button of document.querySelectorAll(`[data-cw-action=${name}]`)) {
      button.addEventListener("click", () => act(button));
      button.hidden = false;
    }
  };
  offer("print", () => window.print());
  if (!navigator.clipboard) return;
  offer("copy", async (button) => {
    const status = document.querySelector("[data-cw-copied]");
    await navigator.clipboard.writeText(button.dataset.cwText || location.href.split("#")[0]);
    status.textContent = status.dataset.cwCopied;
  });
})();
