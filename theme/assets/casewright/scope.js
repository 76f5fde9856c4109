/* The helpers Material's bundle expects on every page: a hash, and a store that is kept apart per site.
   The site's root is found from this file's own address, so that the same file serves every depth. */
var __md_scope = new URL(document.currentScript.dataset.scope || "../../../", document.currentScript.src);

/* A number that changes when the text does. */
function __md_hash(text) {
  let hash = 0;
  for (const letter of text) hash = ((hash << 5) - hash + letter.charCodeAt(0)) | 0;
  return hash;
}

/* The browser's storage, by its name: every script reads and writes through these three, which never throw.
   Storage may be forbidden, full, or hold something broken; then nothing is remembered. */
const __cw_storage = {
  read(key, store = "localStorage") {
    try {
      return JSON.parse(__cw_storage.open(store).getItem(key));
    } catch {
      return null;
    }
  },
  write(key, value, store = "localStorage") {
    try {
      __cw_storage.open(store).setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  remove(key, store = "localStorage") {
    try {
      __cw_storage.open(store).removeItem(key);
    } catch {
      /* What cannot be opened holds nothing. */
    }
  },
  open: (store) => (typeof store === "string" ? window[store] : store),
};

/* What Material's bundle stored under a key of this site, or null. */
function __md_get(key, store, scope = __md_scope) {
  return __cw_storage.read(`${scope.pathname}.${key}`, store);
}

/* Stores a value under a key of this site, if the browser allows it. */
function __md_set(key, value, store, scope = __md_scope) {
  __cw_storage.write(`${scope.pathname}.${key}`, value, store);
}
