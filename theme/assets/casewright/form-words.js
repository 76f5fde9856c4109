/* The messages of the form: texts of the page with their placeholders filled. */
export function say(key, values = {}) {
  const text = document.getElementById("cw-form-sayings").content.querySelector(`[data-cw-saying="${key}"]`).textContent;
  return text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
}

/* A message in the place that is kept for it; without one the place is hidden. */
export function tell(place, message) {
  place.textContent = message;
  place.hidden = !message;
}
