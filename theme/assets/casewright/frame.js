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
