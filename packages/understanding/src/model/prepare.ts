import { findIdentifiers } from '../slots/find-slots.ts';
import { maskSlots } from '../slots/mask.ts';
import { clip } from '../text/clip.ts';
import { normalise } from '../text/normalise.ts';

/** A message as the classifier reads it: numbers masked, clipped, normalised. Training and reading share it. */
export function prepare(text: string): string {
  const clipped = clip(text);
  return normalise(maskSlots(clipped, findIdentifiers(clipped)));
}
