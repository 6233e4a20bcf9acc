import { createClassifier } from './model/classifier.ts';
import type { Model } from './model/model.ts';
import { rank } from './model/rank.ts';
import { findSlots, type SlotContext } from './slots/find-slots.ts';
import { normalise } from './text/normalise.ts';
import { detectLanguage } from './text/script.ts';
import { simplify } from './text/simplify.ts';
import type { Alternative, Understanding } from './understanding.ts';

/** What an understander is made of: a model (`loadModel` of the built-in bytes, or `trainModel`). */
export interface UnderstanderOptions {
  model: Model;
}

/** What is known at the moment of a message: the date it is read at, and the shape of the shop's order numbers. */
export interface UnderstandContext extends SlotContext {}

/** Understands messages; the same text and context always give the same answer. */
export interface Understander {
  understand(text: string, context?: UnderstandContext): Understanding;
}

/** Makes an understander of a trained model. It does no input or output and reads no clock. */
export function createUnderstander({ model }: UnderstanderOptions): Understander {
  const classify = createClassifier(model);
  return {
    understand(text, context = {}) {
      const slots = findSlots(text, context);
      const alternatives = rank(model, classify(normalise(text)));
      const [best] = alternatives;
      const confidence = best?.confidence ?? 0;
      const band = bandOf(model, best);
      return {
        text,
        ...detectLanguage(text, simplify(text)),
        intent: band === 'none' || !best ? 'none' : best.intent,
        band,
        confidence,
        alternatives,
        slots,
        emotion: 'calm',
        signals: [],
      };
    },
  };
}

function bandOf(model: Model, best: Alternative | undefined): Understanding['band'] {
  if (!best || best.confidence < model.confidence.clarify) return 'none';
  return best.confidence < model.confidence.answer ? 'clarify' : 'answer';
}
