/* The helpers Material's bundle expects on every page: a hash, and a store that is kept apart per site.
   The site's root is found from this file's own address, so that the same file serves every depth. */
var __md_scope = new URL(document.currentScript.dataset.scope || "../../", document.currentScript.src);

/* A number that changes when the text does. */
function __md_hash(text) {
  let hash = 0;
  for (const letter of text) hash = ((hash << 5) - hash + letter.charCodeAt(0)) | 0;
  return hash;
}

/* The store that is meant: Material hands one over, our scripts name one; naming it is what a browser may forbid. */
const __md_store = (store) => (typeof store === "string" ? window[store] : store || localStorage);

/* What was stored under a key, or null: also when storing is forbidden or its content is broken. */
function __md_get(key, store, scope = __md_scope) {
  try {
    return JSON.parse(__md_store(store).getItem(`${scope.pathname}.${key}`));
  } catch {
    return null;
  }
}

/* Stores a value under a key, if the browser allows it. */
function __md_set(key, value, store, scope = __md_scope) {
  try {
    __md_store(store).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    /* A full or forbidden store only means that nothing is remembered. */
  }
}
