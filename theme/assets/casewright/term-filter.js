/* Shows of a list of elements only those whose label holds a text, whatever its case and accents; returns them. */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function showMatching(items, text, label) {
  const asked = folded(text.trim());
  return items.filter((item) => !(item.hidden = !folded(label(item)).includes(asked)));
}
