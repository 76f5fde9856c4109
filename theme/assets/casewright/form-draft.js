/* Keeps what was filled in until the next visit, in this browser and nowhere else. */
const KEY = `casewright-form:${location.pathname}`;

export function keep(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/* The draft of an earlier visit, or nothing; what cannot be read is as good as not there. */
export function kept() {
  try {
    const draft = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(draft?.nodes) ? draft : null;
  } catch {
    return null;
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    /* A browser that keeps nothing has nothing to forget. */
  }
}
