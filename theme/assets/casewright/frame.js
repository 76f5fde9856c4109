/* The key `/` goes to the search field: the large one of the page, or else the header's. */
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const fields = (place) => [...document.querySelectorAll(`${place} [name=q]`)].filter((one) => one.checkVisibility());
  const [field] = [...fields(".cw-search--large"), ...fields(".cw-search")];
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

/* Browsers load no modules from local files, so the search shows what to do instead. */
if (location.protocol === "file:") {
  for (const notice of document.querySelectorAll("[data-cw-file]")) {
    notice.hidden = false;
    document.querySelector("[data-cw-find]")?.remove();
  }
}

/* The drawer by keyboard and screen reader. Without this file a label opens and closes it by mouse or touch. */
(() => {
  const drawer = document.getElementById("cw-drawer");
  const toggle = document.getElementById("__drawer");
  const opener = document.querySelector("[data-cw-menu]");
  const closer = document.querySelector("[data-cw-menu-close]");
  if (!drawer || !toggle || !opener || !closer) return;

  const show = (open) => {
    toggle.checked = open;
    toggle.dispatchEvent(new Event("change"));
  };
  toggle.addEventListener("change", () => {
    opener.setAttribute("aria-expanded", String(toggle.checked));
    (toggle.checked ? closer : opener).focus({ preventScroll: true });
  });
  opener.addEventListener("click", () => show(!toggle.checked));
  closer.addEventListener("click", () => show(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) show(false);
  });
  drawer.addEventListener("focusout", (event) => {
    if (toggle.checked && event.relatedTarget && !drawer.contains(event.relatedTarget)) show(false);
  });
})();

/* A table wider than the page scrolls in the frame that Material's bundle puts around it: by keyboard too, named by its heads. */
addEventListener("load", () => {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (frame.scrollWidth <= frame.clientWidth) continue;
    const heads = [...frame.querySelectorAll("th")].map((head) => head.textContent);
    Object.assign(frame, { tabIndex: 0, role: "region", ariaLabel: heads.join(", ") });
  }
});
