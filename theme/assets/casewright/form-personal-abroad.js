/* Patterns of personal data in Belgium, Great Britain and the United States. The check knows more telephone numbers. */

const STREETS = "street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|crescent|terrace|place|pl|court|ct|way|gardens|grove|hill|mews|row|square|walk|green|park|boulevard|blvd|circle|trail";
const STREET = `(?:${STREETS}|${STREETS.replace(/\b\w/g, (letter) => letter.toUpperCase())})(?![\\p{L}\\d])`;
const LIVES = new RegExp(
  `(?<![\\p{L}\\d])(?:[Ll]ive[sd]?|[Ll]iving|[Ss]tay(?:s|ed)?|[Mm]oved|[Hh]ome|[Aa]ddress|[Rr]esident)(?![\\p{L}\\d])[^.!?;\\d]{0,30}(\\d{1,5}[A-Za-z]? (?:\\p{Lu}[\\p{L}\\d'’.]{0,19} ){1,3}${STREET})`,
  "gu",
);
const BELGIAN_STREET =
  "(?:[\\p{L}\\d'’.-]{0,40}(?:straat|str\\.|laan|weg|plein|gracht|kade|singel|dijk|hof|steeg|pad|plantsoen|dreef|wal|markt|oord|baan|kamp|veld|hage|lei)|(?:rue|avenue|chaussée|place|boulevard|clos|allée)(?: [\\p{L}\\d'’.-]{1,25}){1,5})";

const find = (text, pattern, group = 0) =>
  [...text.matchAll(pattern)].map((match) => {
    const start = match.index + (group ? match[0].lastIndexOf(match[group]) : 0);
    return [start, start + match[group].length, match];
  });

const digits = (piece) => piece.replace(/\D/g, "");

/* Whether the last of ten digits is the check digit of an NHS number. */
function isHealth(piece) {
  const number = [...digits(piece)].map(Number);
  return number.reduce((sum, value, place) => sum + value * (place === 9 ? 1 : 10 - place), 0) % 11 === 0;
}

/* Whether the last two of eleven digits are the check digits of a Belgian national register number. */
function isRegister(piece) {
  const [number, check] = [digits(piece).slice(0, 9), Number(digits(piece).slice(9))];
  return [number, `2${number}`].some((one) => 97 - (Number(one) % 97) === check);
}

/* Whether a social security number can exist. */
const isSecurity = (piece) => !/^(?:000|666|9)|^...00|0000$/.test(digits(piece));

function british(text) {
  const insurance = find(text, /(?<![\p{L}\d])(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z](?:[ -]?\d{2}){3}[ -]?[A-D](?![\p{L}\d])/giu);
  const health = find(text, /(?<![\p{L}\d£$€])(?<!\d[.,/-])(?:\d{3}([ -])\d{3}\1\d{4}|\d{10})(?!\d)/gu).filter(
    ([start, , [piece, split]]) => (split || /\bNHS\b[^\d]{0,30}$/i.test(text.slice(Math.max(0, start - 60), start))) && isHealth(piece),
  );
  const accounts = find(text, /(?<![\d-])\d{2}([ -]?)\d{2}\1\d{2}([^\d\0]{1,40})\d{8}(?!\d)|(?<!\d)\d{8}([^\d\0]{1,40})\d{2}([ -]?)\d{2}\4\d{2}(?![\d-])/g).filter(
    ([start, , match]) => /\bsort|\bacc(?:oun)?t\b|\ba\/c\b/i.test(text.slice(Math.max(0, start - 60), start) + (match[2] ?? match[3])),
  );
  return {
    identity: [...insurance, ...health],
    iban: accounts,
    phone: find(text, /(?<![\p{L}\d£$€])(?<!\d[.,/:-])(?:\+44[ ()-]{0,3}0?\)?|\(?0)(?=[\d )-]{1,3}\d)(?!80|3|845|870|9)(?:[1-37][\d](?:[ ()./-]{0,3}\d){7,8})(?!\d)/gu),
    address: [
      ...find(text, /(?<![\p{L}\d£$€])\d{1,4}[A-Za-z]?,? \p{L}[^\d!?;\0]{2,60}(?<!\p{L})[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\d])/gu),
      ...find(text, LIVES, 1),
    ],
  };
}

function american(text) {
  const numbers = find(text, /(?<![\p{L}\d£$€])(?<!\d[.,/-])\d{3}([ -])\d{2}\1\d{4}(?![\d-])/gu);
  const named = find(text, /\b(?:ssn|social security)[^\d\0]{0,30}(\d{9})(?!\d)/gi, 1);
  return {
    identity: [...numbers, ...named].filter(([start, end]) => isSecurity(text.slice(start, end))),
    phone: find(text, /(?<![\p{L}\d£$€])(?<!\d[.,/:-])(?:\+1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])(?!(?:800|888|877|866)\D)[2-9]\d{2}[ .-]\d{4}(?!\d)/gu),
    address: [
      ...find(text, new RegExp(`(?<![\\p{L}\\d$])\\d{1,5} (?:[\\p{L}\\d'’.]{1,20} ){1,3}${STREET}\\.?[^!?;\\0]{1,40}?(?<!\\p{L})[A-Z]{2} \\d{5}(?:-\\d{4})?(?!\\d)`, "gu")),
      ...find(text, LIVES, 1),
    ],
  };
}

function belgian(text) {
  const house = "\\d{1,4}[A-Za-z]?";
  return {
    identity: find(text, /(?<![\p{L}\d€$£])(?<!\d[.,/-])\d{2}(\.?)\d{2}\1\d{2}[ -]?\d{3}[. ]?\d{2}(?!\d)/gu).filter(([, , [piece]]) => isRegister(piece)),
    phone: find(text, /(?<![\p{L}\d€$£])(?<!\d[.,/:-])(?:\+32[ ()-]{0,3}0?\)?|\(?0)(?!80|90|70|78)[1-9](?:[ ()./-]{0,3}\d){7,8}(?!\d)/gu),
    address: [
      ...find(text, new RegExp(`(?<![\\p{L}\\d])${BELGIAN_STREET},? ${house}(?:[ ,]{1,2}(?:bus|bte|boîte|box) ?[\\p{L}\\d]{1,5})?[ ,()-]{1,4}(?:B-)?[1-9]\\d{3} \\p{L}[\\p{L}\\d'’-]{1,30}`, "giu")),
      ...find(text, new RegExp(`(?<!\\p{L})(?:woon(?:t|de|den|achtig)?|wonen|adres)(?!\\p{L})[^.!?;\\d]{0,60}?(${BELGIAN_STREET} ${house})(?![\\p{L}\\d])`, "giu"), 1),
    ],
  };
}

export const ABROAD = { BE: belgian, GB: british, US: american };
