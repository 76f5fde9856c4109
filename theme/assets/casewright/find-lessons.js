/* The text search, brought from cases to lessons. It tells where in a case's text a word stands, and the build wrote down
   where the lessons stand: a lesson is found when every telling word of a question stands in it. */
import { lessonsIn, tellingWords } from "./find-excerpt.js";
import { readNumbers } from "./find-index.js";

const READ = 8;

/* The lessons of every case, in its order: each with its number and where its text begins and ends, counted in words. */
export function readPlaces({ counts, starts, lengths, steps, places }) {
  const start = readNumbers(starts).values();
  const length = readNumbers(lengths).values();
  const cases = readNumbers(counts).map((count) => {
    let to = count ? start.next().value : 0;
    return Array.from({ length: count }, () => ({ number: 0, from: to, to: (to += length.next().value) }));
  });
  const place = readNumbers(places).values();
  let owner = 0;
  readNumbers(steps).forEach((step, number) => {
    owner += step % 2 ? -(step + 1) / 2 : step / 2;
    cases[owner][place.next().value].number = number;
  });
  return cases;
}

/* Finds lessons: by number, in the order in which their cases were found; `search` finds cases for a word. */
export async function findLessons(query, search, places) {
  const words = [...new Set(tellingWords(query))];
  const answers = await Promise.all(words.map(search));
  const sets = await Promise.all(answers.map((answer, place) => lessonsOf(answer.found, words[place], places)));
  const [first = new Set(), ...others] = sets;
  const numbers = [...first].filter((number) => others.every((set) => set.has(number)));
  return { found: new Map(numbers.map((number) => [number, {}])), doubtful: answers.flatMap((answer) => answer.doubtful) };
}

/* The lessons in which a word stands. The search knows no place of a part of a compound; of few cases it has the text,
   which tells that too. */
async function lessonsOf(found, word, places) {
  const lessons = new Set();
  for (const [number, { places: at, passage }] of found) {
    const told = found.size > READ ? [] : lessonsIn(await passage(), word).map((lesson) => lesson.number);
    places[number].forEach((lesson, place) => {
      const stands = at.some((one) => lesson.from < one && one < lesson.to);
      if (stands || told.includes(place + 1)) lessons.add(lesson.number);
    });
  }
  return lessons;
}
