import type { Vocabulary } from '../spelling/vocabulary.ts';
import type { ConfidenceScale } from './confidence.ts';
import type { FeatureSpace } from './feature-space.ts';
import type { Matrix } from './matrix.ts';

/**
 * A trained classifier as plain data. Two halves read the same text: one-vs-rest linear machines on n-grams,
 * and a small net that also reads pairs of words; their probabilities are averaged.
 */
export interface Model {
  labels: string[];
  vocabulary: Vocabulary;
  space: FeatureSpace;
  linear: Matrix;
  linearBias: Float32Array;
  net: NetHalf;
  confidence: ConfidenceScale;
}

/** The weights of the net: features to hidden units, hidden units to labels, each by where it comes from. */
export interface NetHalf {
  inputs: Matrix;
  inputBias: Float32Array;
  outputs: Float32Array;
  outputBias: Float32Array;
}
