/* Writes what was filled in as YAML of the plainest kind: nothing in a text can be taken for anything but text.
   A node is { key, kind, value }: a text, a list of ids, nodes (group), or a list of nodes for each item (list). */

/* A line that no reader of YAML could misread: words, and signs that mean nothing to it. */
const SAFE = /^\p{L}[\p{L}\p{M}\p{N} ,.;()'’‘“”…!?/+–—-]*$/u;
const WORDS = /^(?:y|n|yes|no|true|false|on|off|null)$/i;
const PLAIN = /^\d[\d./-]*$/;
const UNQUOTED = new Set(["period", "date", "day", "number"]);
const WIDEST = 80;
const STEP = "  ";

/* The file, from its nodes; what is empty is left out. */
export const toYaml = (nodes) => [...entries(nodes, ""), ""].join("\n");

/* Whether nothing was filled in: in a text, a list, a node, or anything made of them. */
export function isEmpty(value) {
  if (typeof value === "string") return !value;
  return Array.isArray(value) ? value.every(isEmpty) : isEmpty(value.value);
}

const filled = (nodes) => nodes.filter((node) => !isEmpty(node));

const entries = (nodes, indent) => filled(nodes).flatMap((node) => entry(node, indent));

function entry({ key, kind, value, short }, indent) {
  const inner = indent + STEP;
  if (kind === "terms") return [`${indent}${key}:`, ...value.map((id) => `${inner}- ${id}`)];
  if (kind === "group") return [`${indent}${key}:`, ...entries(value, inner)];
  if (kind !== "list") return text(`${indent}${key}:`, kind, value, inner);
  return [`${indent}${key}:`, ...value.map(filled).filter((nodes) => nodes.length).flatMap((nodes) => item(nodes, short, inner))];
}

/* An item of a list: a text where it is nothing else, or its fields. */
function item(nodes, short, indent) {
  const [first] = nodes;
  if (nodes.length === 1 && first.key === short) return text(`${indent}-`, first.kind, first.value, indent + STEP);
  const lines = entries(nodes, indent + STEP);
  return [`${indent}- ${lines[0].trimStart()}`, ...lines.slice(1)];
}

/* A text behind its key: as it is, between quotation marks, or as a block of its own lines. */
function text(start, kind, value, indent) {
  const long = value.includes("\n") || (kind === "prose" && value.length > WIDEST);
  if (long) return [`${start} |`, ...value.split("\n").map((line) => line && indent + line)];
  const plain = (UNQUOTED.has(kind) && PLAIN.test(value)) || (SAFE.test(value) && !WORDS.test(value));
  return [`${start} ${plain ? value : quoted(value)}`];
}

const quoted = (value) => `"${value.replace(/[\\"]/g, "\\$&").replace(/\t/g, "\\t")}"`;
