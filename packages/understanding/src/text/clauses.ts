const BREAK =
  /[,，。;；!！?？\n]+|\.(?=[ \n]|$)| (?:and also|and|also|plus|but|by the way|btw|another thing) |还有|另外|顺便|以及|对了|再就是|然后/g;
const SHORTEST_HAN = 2;
const SHORTEST_WORDS = 2;
const MOST = 6;

/**
 * The parts of a normalised message, in which no two spaces follow each other, that could each ask something: at
 * marks and at words like "and", "还有". A message without any has no parts.
 */
export function splitClauses(text: string): string[] {
  if (text.search(BREAK) < 0) return [];
  return text
    .split(BREAK)
    .map((clause) => clause.trim())
    .filter((clause) => {
      if (/\p{Script=Han}/u.test(clause)) return clause.length >= SHORTEST_HAN;
      return clause.split(' ').length >= SHORTEST_WORDS;
    })
    .slice(0, MOST);
}
