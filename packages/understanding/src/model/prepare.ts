import { findIdentifiers } from '../slots/find-slots.ts';
import { maskSlots } from '../slots/mask.ts';
import { createSpeller } from '../spelling/speller.ts';
import { clip } from '../text/clip.ts';
import { normalise } from '../text/normalise.ts';
import type { Model } from './model.ts';

/** A message as the classifier learns it: numbers masked, clipped, normalised. */
export function prepare(text: string): string {
  const clipped = clip(text);
  return normalise(maskSlots(clipped, findIdentifiers(clipped)));
}

/** Prepares messages for a model as training does, with slips put right by what it has read. */
export function createPrepare({ vocabulary }: Pick<Model, 'vocabulary'>): (text: string) => string {
  const spell = createSpeller(vocabulary);
  return (text) => spell(prepare(text));
}
