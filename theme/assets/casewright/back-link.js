/* Leads the trail of a case back to the list as the reader left it. Only when the reader came from there,
   or from a case below it, and never to another place than the list itself. */
(() => {
  const crumb = document.querySelector("[data-cw-return]");
  const place = __md_get("__list", "sessionStorage");
  if (!crumb || typeof place !== "string" || !document.referrer.startsWith(crumb.href)) return;
  const back = new URL(place, crumb.href);
  if (back.origin !== location.origin || !back.pathname.startsWith(new URL(crumb.href).pathname)) return;
  if (back.href === crumb.href) return;
  crumb.href = back.href;
  crumb.textContent = crumb.dataset.cwReturn;
})();
