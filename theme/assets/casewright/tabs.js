/* Opens the content tabs the reader chose before (when tabs are linked) and the one the address points at. */
(() => {
  const chosen = "linked" in document.currentScript.dataset ? __md_get("__tabs") : null;
  if (Array.isArray(chosen)) {
    for (const set of document.querySelectorAll(".tabbed-set")) {
      const labels = [...set.querySelectorAll(":scope > .tabbed-labels > label")];
      const name = chosen.find((tab) => labels.some((label) => label.innerText.trim() === tab));
      const label = labels.find((candidate) => candidate.innerText.trim() === name);
      if (label) document.getElementById(label.htmlFor).checked = true;
    }
  }
  const target = document.getElementById(location.hash.slice(1));
  if (target?.name?.startsWith("__tabbed_")) target.checked = true;
})();
