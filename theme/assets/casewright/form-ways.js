/* The three ways to send a draft; each returns the key of the message to show. */

/* What an address may be long: web servers refuse longer ones, and one sign can take nine. */
const LONGEST = 7500;

export function download(name, yaml) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([yaml], { type: "application/yaml" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return "downloaded";
}

export async function copy(name, yaml) {
  try {
    await navigator.clipboard.writeText(yaml);
    return "copied";
  } catch {
    return "not-copied";
  }
}

/* Opens a new file on the repository's host, filled in; GitHub and Gitea read the same two questions. */
export function open(name, yaml, { cwAddress: address }) {
  const url = `${address}?${new URLSearchParams({ filename: name, value: yaml })}`;
  if (url.length > LONGEST) return "too-long";
  window.open(url, "_blank", "noopener");
  return "opened";
}
