/** What the two halves of a model say about a text, by label; overwritten by the next call. */
export interface Reading {
  probabilities: Float64Array;
  margins: Float64Array;
  known: number;
}
