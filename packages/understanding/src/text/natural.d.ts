declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  const distances: {
    DamerauLevenshteinDistance(
      one: string,
      other: string,
      options: { restricted: boolean; substitution_cost: number },
    ): number;
  };
  export default distances;
}
