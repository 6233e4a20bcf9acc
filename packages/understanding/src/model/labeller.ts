import { createClassifier } from './classifier.ts';
import type { Model } from './model.ts';
import { createPrepare } from './prepare.ts';

/** The bare classifier: from a text to its most probable label, whatever the confidence. For measuring. */
export function createLabeller(model: Omit<Model, 'confidence'>): (text: string) => string {
  const classify = createClassifier(model);
  const prepare = createPrepare(model);
  return (text) => {
    const { probabilities } = classify(prepare(text));
    return model.labels[probabilities.indexOf(Math.max(...probabilities))] as string;
  };
}
