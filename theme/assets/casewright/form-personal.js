/* Finds what looks like personal data in a text, before it leaves the computer. It reads the text as readers see
   it, and is tested with the same examples as the check, which knows more telephone numbers. */

import { ABROAD } from "./form-personal-abroad.js";

const INVISIBLE = /[\p{Cf}\u034f\u20e3\ufe00-\ufe0f]/gu;
const AT = "(?:@ ?| {1,2}@ {1,2}| {0,2}[(\\[{<] ?(?:@|at?|bij|apen?staart(?:je)?) ?[)\\]}>] {0,2}|[ -]{1,2}apen?staart(?:je)?[ -]{1,2})";
const WORD_DOT = "(?: {0,2}[(\\[{<] ?(?:dot|punt|\\.) ?[)\\]}>] {0,2}|[ -]{1,2}(?:dot|punt)[ -]{1,2})";
const DOT = `(?:\\.|${WORD_DOT})`;
const LABEL = "[\\p{L}\\d](?:[\\p{L}\\d_-]{0,61}?[\\p{L}\\d])?";
const LOCAL = `(?<![\\p{L}\\d_.+'-])[\\p{L}\\d_+'-][\\p{L}\\d_.+'-]{0,63}?(?:${WORD_DOT}[\\p{L}\\d_+'-]{1,63}){0,2}`;
const TOP = "\\p{L}{2,24}(?![\\p{L}\\d])";
const PROVIDER = "(?:gmail|googlemail|hotmail|outlook|live|icloud|yahoo|ziggo|kpnmail|planet|xs4all|upcmail|home|hetnet|casema|chello|telfort|protonmail|proton)";
const NOBODY = /@(?:[\w-]+\.)*(?:example\.(?:com|net|org)|test|invalid)$|@example$/i;
const MONTH =
  "(?:jan(?:uar[iy])?|feb(?:ruar[iy])?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|aug(?:ust(?:us)?)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\\.?";
const YEAR = "(?:\\d{4}|['’‘`´]?\\d{2})(?!\\d)";
const DATE =
  `(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d)|\\d{1,2} ?[-/. ] ?\\d{1,2} ?[-/. ] ?${YEAR}` +
  `|\\d{1,2}(?:e|de|ste|st|nd|rd|th|\\.)?[ -]{1,2}(?:of )?${MONTH}[ ,-]{0,3}${YEAR}|${MONTH} {1,2}\\d{1,2}(?:st|nd|rd|th)?,? {1,2}${YEAR}` +
  "|[0-3]\\d[01]\\d(?:19|20)\\d{2}(?!\\d)|(?:19|20)\\d{2}[01]\\d[0-3]\\d(?!\\d))";
const LIMIT = /(?<!\p{L})(?:na|v[oó][oó]r|vanaf|tussen|sinds|tot|after|before|since|between|until)\s*$/iu;
const THING =
  /(?<!\p{L})(?:\p{L}{0,20}(?:idee|plan|project|initiatief|groep|aanpak|beweging|stichting|vereniging|droom|concept|pilot|methode|naam|buurthuis|samenwerking|coöperatie)(?:en|s)?|idea|project|movement|initiative|foundation)(?!\p{L})/iu;
const SENTENCE_END = /[!?;]|\. +\p{L}| {2}/u;
const OTHER_NUMBER = /(?<!\p{L})(?:rsin|isbn(?:-?1[03])?|issn|ean|doi|kvk|btw|vat|ecli|fiscaal|eur|euro)(?:[ -]?(?:nummer|nr))?[\s.:=-]{0,3}$/iu;
const POSTCODE = "(?:[1-9]\\d{3} {0,2}(?!SA|SD|SS)[A-Z]{2}|[1-9]\\d{3}(?!sa|sd|ss)[a-z]{2})(?![\\p{L}\\d])";
const HOUSE = "(?:(?:nr|no|nummer|huisnummer|huisnr)\\.?:? ?)?\\d{1,5}(?:[ -]?(?:[A-Za-z]|bis|hs|huis|rood|zwart|I{1,3}|IV|V)(?![\\p{L}\\d])|[-/]\\d{1,4}(?!\\d)|-[A-Z]\\d{1,3}(?![\\p{L}\\d]))?";
const PLACE = "(?:'s-)?\\p{Lu}[\\p{L}\\d'’-]{1,30}";
const STREET = "(?:straat|str\\.|laan|weg|plein|gracht|kade|singel|dijk|hof|steeg|pad|plantsoen|dreef|wal|markt|oord|baan|kamp|veld|hage)";
const LIVES = "(?:woon(?:t|de|den|achtig|adres)?|wonen(?:d|de)?|gewoond|(?:huis|thuis)?adres|verhuis(?:t|de|d|den)|lives?|living|lived|address)";
const PHONE =
  /(?:(?<![\p{L}\d_+])|(?<=\btel)|(?<=\bmob))(?<!\d[.,/:-])(?<!€ )(?:\(?(?:\+|00) ?31\)?[ ./-]{0,2}(?:\(0\)|0(?= ?[1-9]))?(?:[ ()./-]{0,3}\d){9}|31[ -]?6(?:[ -]?\d){8}|\(?0\)? ?[-/.]? ?[1-9](?:[ ()./-]{0,3}\d){8}|(?:\+|00) ?[1-9](?:[ ()./-]{0,3}\d){7,14})(?!\d)/gu;
const LINKED_PHONE = /\b(?:wa\.me\/|phone=|signal\.me\/#p\/|t\.me\/|tel:|sms:|callto:)\+?[\d(][\d ().-]{6,20}\d/gi;
const NO_PHONE = /^(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}(?!\d)|\d{2}[.:]\d{2} ?- ?\d{2}[.:]\d{2}|0\.\d{4}|0[ ()/.-]*(?:[89]00|88|12|19|41[04579]))/;
const BSN =
  /(?<![\p{L}\d_€$£+])(?<![\p{L}\d_€$£][.,/:-])(?<![€£] )(?:\d{9}(?![.,/-]\d)|(?:\d{4}([. -])\d{2}\1\d{3}|\d{3}(?: | ?[./-] ?)\d{3}(?: | ?[./-] ?)\d{3}|\d{2}([. -])\d{2}\2\d{2}\2\d{3})(?![.,/ -]?\d))(?![\p{L}_]| ?%| ?(?:euro|eur|miljoen|mln)\b)/giu;
const NAMED_BSN =
  /(?<!\p{L})(?:bsn|burger ?service[ -]?(?:nummer|nr)|sofi(?:[ -]?(?:nummer|nr))?|citizen service number)\p{L}{0,10}[^\d\0]{0,30}(\d(?:[ ./-]{0,3}\d){7,8})(?!\d)/giu;

/* What was found in a text: the kind of each, and the piece itself. A piece is found once. */
export function personalData(source, countries = ["NL"]) {
  const text = visible(source);
  const free = text.replace(/(?:https?:\/\/|www\.)(?!wa\.me\/|(?:api|web)\.whatsapp|signal\.me\/|t\.me\/)[^\s()<>"'\0]+/gi, (web) => " ".repeat(web.length));
  let rest = free;
  const take = (kind, spans) =>
    [...spans].flatMap(([start, end]) => {
      if (rest.slice(start, end).includes("\ufffc")) return [];
      rest = rest.slice(0, start) + "\ufffc".repeat(end - start) + rest.slice(end);
      return [{ kind, piece: text.slice(start, end) }];
    });
  return [
    ...take("birth", births(free)),
    ...take("iban", accounts(free)),
    ...take("mail", mails(text)),
    ...countries.flatMap((country) => Object.entries((ABROAD[country] ?? dutch)(free)).flatMap(([kind, found]) => take(kind, found))),
  ];
}

const dutch = (text) => ({ phone: phones(text), bsn: citizens(text), address: addresses(text) });

/* Returns the visible text: escapes, entities and emphasis resolved, invisible characters removed; link
   destinations are moved to the end. */
export function visible(source) {
  const destinations = [];
  const stars = source.split("*").length > 2 ? /\*+(?!\s)|(?<=\S)\*+/g : /\*{2,}/g;
  const text = source
    .replace(/\[([^\]\n]{0,2000})\]\((<[^<>\n]{0,2000}>|[^()\s]{0,2000})(?: "[^"\n]{0,2000}")?\)/g, (_, label, target) => {
      destinations.push(target);
      return label;
    })
    .replace(/\\([!-/:-@[-`{-~\n])/g, (_, sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/`+|~~/g, "")
    .replace(stars, "")
    .replace(/(?<![\p{L}\d])_+|_+(?![\p{L}\d])/gu, "");
  return [text, ...destinations].map(plain).join("\0");
}

const plain = (text) =>
  text
    .replace(/&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g, entity)
    .replace(/(?:%[\da-fA-F]{2})+/g, percent)
    .replace(INVISIBLE, "")
    .replace(/[\p{Pd}\u2043\u2212\u2796]/gu, "-")
    .replace(/[\p{Z}\n\t\r]/gu, " ")
    .replace(/(?!\d)\p{Nd}/gu, digit)
    .replace(/[^\0-\x7f]/gu, (sign) => sign.normalize("NFKC"));

const entity = (written) => new DOMParser().parseFromString(written, "text/html").documentElement.textContent || " ";

function percent(written) {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/* Returns the value of a digit in any script: Unicode has them in consecutive tens, from zero. */
function digit(sign) {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(sign.codePointAt(0) - value - 1))) value += 1;
  return sign.normalize("NFKC").match(/^\d$/)?.[0] ?? String(value);
}

const spans = (text, pattern, group = 0) =>
  [...text.matchAll(pattern)].map((match) => {
    const start = match.index + (group ? match[0].lastIndexOf(match[group]) : 0);
    return [start, start + match[group].length, match];
  });

const isOther = (text, start) => OTHER_NUMBER.test(text.slice(Math.max(0, start - 60), start));

function mails(text) {
  const pattern = new RegExp(
    `${LOCAL}(?:${AT}${LABEL}(?:${DOT}${LABEL}){0,5}${DOT}${TOP}| {1,2}at {1,2}(?:${LABEL}(?:${WORD_DOT}${LABEL}){0,5}${WORD_DOT}${TOP}|${PROVIDER}${DOT}${TOP}))`,
    "giu",
  );
  const named = new RegExp(`\\be?-?mail\\w{0,12}[^\\w@]{1,3}(?:(?:is|naar) )?([\\w.+'-]{1,64} at ${LABEL}\\.${TOP})`, "giu");
  return [...spans(text, pattern).filter(([, , [piece]]) => !NOBODY.test(piece)), ...spans(text, named, 1)];
}

function births(text) {
  const word = new RegExp(
    `(?<![\\p{L}\\d])(?:(geboren|geb|born)|geboorte[ -]?(?:datum|data|dag)|geb[. ]{0,2}(?:datum|dat|dd)|gbd|verjaardag|birth[ -]?da(?:te|y)|date of birth|d\\.?o\\.?b|(?:jarig|verjaart) op)(?![\\p{L}\\d])\\.?([^\\d\\0]{0,60}?)(${DATE})`,
    "giu",
  );
  const before = spans(text, word, 3).filter(
    ([, , match]) => !SENTENCE_END.test(match[2]) && !LIMIT.test(match[2]) && !(match[1] && isThing(text, match.index)),
  );
  const after = spans(text, new RegExp(`(?<!\\d)(${DATE})([^.!?;\\d\\0]{1,40}?)\\b(?:geboren|born)(?![\\p{L}\\d])`, "giu"))
    .filter(([start, , match]) => !LIMIT.test(text.slice(Math.max(0, start - 60), start)) && !isThing(text, start) && !THING.test(match[2]))
    .map(([start, , match]) => [start, start + match[1].length]);
  return [...before, ...after, ...spans(text, new RegExp(`(?<![\\d*°])[°*] ?(${DATE})`, "giu"), 1)];
}

const isThing = (text, start) => THING.test(text.slice(Math.max(0, start - 60), start).split(SENTENCE_END).at(-1));

function phones(text) {
  const found = spans(text, PHONE).filter(([start, , [piece]]) => !NO_PHONE.test(piece) && !isOther(text, start));
  return [...spans(text, LINKED_PHONE), ...found];
}

const citizens = (text) =>
  [...spans(text, NAMED_BSN, 1), ...spans(text, BSN).filter(([start]) => !isOther(text, start))].filter(([start, end]) => isCitizen(text.slice(start, end)));

function addresses(text) {
  const postbox = /^(?:postbus|antwoordnummer)/i;
  const first = spans(text, new RegExp(`(?<![\\p{L}\\d])\\p{L}[\\p{L}\\d_'’.-]{0,60} {1,3}${HOUSE}[ ,;()|/-]{1,6}(?:te )?(?:${PLACE}(?: ${PLACE})?[ ,;()-]{1,4})?(?:postcode:? )?${POSTCODE}`, "gu"));
  const small = spans(text, new RegExp(`(?<![\\p{L}\\d])\\p{L}[\\p{L}'’.-]{0,60}${STREET} {1,3}${HOUSE}[ ,;-]{1,3}[1-9]\\d{3} [a-z]{2}(?![\\p{L}\\d])`, "gu"));
  const placed = spans(text, new RegExp(`(?<![\\p{L}\\d])\\p{L}[\\p{L}'’.-]{0,60}${STREET} {1,3}${HOUSE}(?:, | ?\\(| (?:in|te) )${PLACE}`, "gu"));
  const lived = spans(text, new RegExp(`(?<!\\p{L})${LIVES}(?!\\p{L})[^.!?;\\d]{0,60}?\\p{L}${STREET} {1,3}${HOUSE}(?![\\p{L}\\d])`, "giu"));
  const codes = spans(text, new RegExp(`(?<![\\p{L}\\d])${POSTCODE}(?:[ ,;/|-]{1,5}|,? (?:en|met) (?=nr|no|huis))(?!(?:19|20)\\d{2}(?!\\d))${HOUSE}(?![\\p{L}\\d]|[.,]\\d| ?%| (?:uur|mensen|bewoners|euro|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?!\\p{L}))`, "gu"));
  return [...first, ...small, ...placed, ...lived, ...codes].filter(([, , [piece]]) => !postbox.test(piece));
}

/* Whether digits pass the eleven test of a citizen service number. */
function isCitizen(piece) {
  const digits = [...piece.replace(/\D/g, "").padStart(9, "0")].map(Number);
  const sum = digits.reduce((total, value, place) => total + value * (place === 8 ? -1 : 9 - place), 0);
  return sum % 11 === 0 && digits.some((value) => value);
}

/* Account numbers: a country, two digits and what follows, as far as it passes the test of 97. */
function accounts(text) {
  return spans(text, /(?<![\p{L}\d])[A-Z]{2}[ .-]?\d{2}(?:[ .\-/]{0,2}[A-Z\d]){11,29}/giu).flatMap(([start, end]) => {
    for (let stop = end; stop > start + 14; stop -= 1) {
      if (/[A-Z\d]/i.test(text[stop - 1]) && !/[\p{L}\d]/u.test(text[stop] ?? "") && isAccount(text.slice(start, stop))) return [[start, stop]];
    }
    return [];
  });
}

/* Its remainder by 97, with the first four signs put last, is one. */
function isAccount(piece) {
  const signs = piece.replace(/[ ./-]/g, "").toUpperCase();
  const figures = [...signs.slice(4), ...signs.slice(0, 4)].map((sign) => parseInt(sign, 36)).join("");
  return signs.length >= 15 && [...figures].reduce((total, value) => (total * 10 + Number(value)) % 97, 0) === 1;
}
