/* Shows the warning of an old version when Material's bundle found in this visit that there is a newer one. */
(() => {
  const banner = document.querySelector("[data-md-component=outdated]");
  if (banner && __md_get("__outdated", "sessionStorage") === true) banner.hidden = false;
})();
