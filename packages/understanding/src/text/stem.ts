import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

const WORD = /^[a-z]{3,24}$/;
const REMEMBERED = 20_000;

/** Makes an English stemmer (Porter's) that remembers the words it has seen. */
export function createStemmer(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (!WORD.test(word)) return word;
    if (known.size >= REMEMBERED) known.clear();
    const stem = porter.stem(word);
    known.set(word, stem);
    return stem;
  };
}
