/* Finds what looks like somebody's personal data in a text, before it leaves the computer.
   Simple patterns on purpose: the check looks again, and more sharply. */

const COUNTRY_CODE = "(?:\\+|00)31[\\s-]?(?:\\(0\\)[\\s-]?)?";
const PATTERNS = {
  mail: { patterns: [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g] },
  iban: { patterns: [/\b[A-Z]{2}\d{2}(?:[ .]?[A-Z0-9]){10,30}/gi], sharpen: account },
  phone: { patterns: [new RegExp(`(?<![\\d.])(?:${COUNTRY_CODE}[1-9]|0[1-9])(?:[\\s-]?\\d){8}(?!\\d)`, "g")] },
  bsn: { patterns: [/(?<![\d.,-])\d(?:[ .-]?\d){8}(?![\d.,-]*\d)/g], sharpen: citizen },
  address: {
    patterns: [
      /\b[1-9]\d{3} ?(?!S[ADS]\b)[A-Z]{2}\b[\s,]*(?:nr\.? ?|huisnummer )?\d{1,5}\b/g,
      /\b\d{1,5}(?: ?[a-zA-Z])?,?\s{1,3}[1-9]\d{3} ?(?!S[ADS]\b)[A-Z]{2}\b/g,
    ],
  },
  birth: {
    patterns: [
      /\b(?:geboren|geboortedatum|geb\.|born|date of birth)\D{0,20}\d{1,4}[\s./-](?:\d{1,2}|[a-z]+)[\s./-]\d{2,4}\b/gi,
    ],
  },
};

/* What was found in a text: the kind of each, and the piece itself. A piece is found once. */
export function personalData(text) {
  let rest = text.normalize("NFKC");
  return Object.entries(PATTERNS).flatMap(([kind, { patterns, sharpen = (piece) => piece }]) => {
    const pieces = patterns.flatMap((pattern) => [...rest.matchAll(pattern)].map(([piece]) => sharpen(piece)).filter(Boolean));
    for (const piece of pieces) rest = rest.replace(piece, " ");
    return pieces.map((piece) => ({ kind, piece }));
  });
}

/* The piece, if it passes the eleven test of a citizen service number. */
function citizen(piece) {
  const digits = [...piece.replace(/\D/g, "")].map(Number);
  const sum = digits.reduce((total, digit, place) => total + digit * (place === 8 ? -1 : 9 - place), 0);
  return sum % 11 === 0 && digits.some((digit) => digit) ? piece : "";
}

/* The account number with which the piece begins, if any: words may have been caught behind it. */
function account(piece) {
  for (let end = piece.length; end > 14; end -= 1) {
    const start = piece.slice(0, end);
    if (/[A-Z0-9]$/i.test(start) && isAccount(start)) return start;
  }
  return "";
}

/* Its remainder by 97, with the first four signs put last, is one. */
function isAccount(piece) {
  const signs = piece.replace(/[ .]/g, "").toUpperCase();
  const figures = [...signs.slice(4), ...signs.slice(0, 4)].map((sign) => parseInt(sign, 36)).join("");
  return signs.length >= 15 && [...figures].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
