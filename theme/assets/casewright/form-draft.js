/* Keeps what was filled in until the next visit, in this browser and nowhere else. */
const KEY = `casewright-form:${location.pathname}`;

export const keep = (draft) => __cw_storage.write(KEY, draft);

/* The draft of an earlier visit, or nothing; what cannot be read is as good as not there. */
export function kept() {
  const draft = __cw_storage.read(KEY);
  return Array.isArray(draft?.nodes) ? draft : null;
}

export const forget = () => __cw_storage.remove(KEY);
