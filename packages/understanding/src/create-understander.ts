import type { Intent } from './intents.ts';
import { createClassifier } from './model/classifier.ts';
import type { Model } from './model/model.ts';
import { createRanker } from './model/rank.ts';
import { matchIntentRule } from './rules/intent-rules.ts';
import { findEmotion, findSignals } from './rules/mood.ts';
import { findSlots, type SlotContext } from './slots/find-slots.ts';
import { maskSlots } from './slots/mask.ts';
import { spellerInSteps } from './spelling/speller.ts';
import { splitClauses } from './text/clauses.ts';
import { clip } from './text/clip.ts';
import { withoutEmoji } from './text/emoji.ts';
import { DIGIT, HAN, hasAny, kindsOf, LETTER, STRANGE } from './text/kinds.ts';
import { normalise } from './text/normalise.ts';
import { detectLanguage } from './text/script.ts';
import type { Alternative, Understanding } from './understanding.ts';

/**
 * What an understander is made of: a model (`loadModel` of the built-in bytes, or `trainModel`), and the
 * intents a shop has switched off.
 */
export interface UnderstanderOptions {
  model: Model;
  off?: readonly string[];
}

/** What is known at the moment of a message: the date it is read at, the shop's order numbers and products. */
export interface UnderstandContext extends SlotContext {}

/** Understands messages; the same text and context always give the same answer. */
export interface Understander {
  understand(text: string, context?: UnderstandContext): Understanding;
}

/** Makes an understander of a trained model. It does no input or output and reads no clock. */
export function createUnderstander(options: UnderstanderOptions): Understander {
  const steps = understanderInSteps(options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does what `createUnderstander` does in steps of a hundredth of a second or less, for who must not keep others waiting. */
export function* understanderInSteps({
  model,
  off = [],
}: UnderstanderOptions): Generator<undefined, Understander> {
  const spell = yield* spellerInSteps(model.vocabulary);
  yield;
  const decide = createDecider(model, new Set(off));
  return {
    understand(text, context = {}) {
      const slots = findSlots(text, context);
      const whole = normalise(withoutEmoji(text));
      const masked = clip(maskSlots(text, slots));
      const decision = decide(spell(masked === text ? whole : normalise(withoutEmoji(masked))));
      const { intent, band, confidence, alternatives, also } = decision;
      const { language, reply } = detectLanguage(text);
      const signals = findSignals(whole, intent);
      const emotion = findEmotion({ original: text, text: whole, intent, signals });
      const read = { text, language, reply, intent, band, confidence, alternatives, slots, emotion, signals };
      return also ? { also, ...read } : read;
    },
  };
}

type Decision = Pick<Understanding, 'intent' | 'band' | 'confidence' | 'alternatives' | 'also'>;

/** A rule is right about this often. */
const RULE_CONFIDENCE = 0.99;
/** A clause must be this sure before it counts as a question of its own. */
const CLAUSE_CONFIDENCE = 0.75;
/** What people say beside a question without asking anything. */
const COURTESY: ReadonlySet<Intent> = new Set<Intent>([
  'greet',
  'thanks',
  'goodbye',
  'affirm',
  'deny',
  'complaint',
  'feedback',
  'bot_identity',
]);

function createDecider(model: Model, off: ReadonlySet<string>): (text: string) => Decision {
  const classify = createClassifier(model);
  const rank = createRanker(model, off);
  const read = (text: string) => rank(classify(text));
  return (text) => {
    const ruled = matchIntentRule(text);
    if (ruled && !off.has(ruled)) {
      const best = { intent: ruled, confidence: RULE_CONFIDENCE };
      return { intent: ruled, band: 'answer', confidence: RULE_CONFIDENCE, alternatives: [best] };
    }
    const alternatives = hasWord(text) ? read(text) : [];
    return withSecond(decisionOf(model, alternatives), text, { read, model });
  };
}

function hasWord(text: string): boolean {
  const kinds = kindsOf(text);
  return hasAny(kinds, HAN | LETTER | DIGIT) || (hasAny(kinds, STRANGE) && /[\p{L}\p{N}]/u.test(text));
}

function decisionOf(model: Model, alternatives: Alternative[]): Decision {
  const [best] = alternatives;
  if (!best || best.confidence < model.confidence.clarify) {
    return { intent: 'none', band: 'none', confidence: best?.confidence ?? 0, alternatives };
  }
  const band = best.confidence < model.confidence.answer ? 'clarify' : 'answer';
  return { intent: best.intent, band, confidence: best.confidence, alternatives };
}

/** Looks at the clauses of a message for a second question, and for a first where the whole was unclear. */
function withSecond(
  decision: Decision,
  text: string,
  { read, model }: { read: (text: string) => Alternative[]; model: Model },
): Decision {
  const clauses = splitClauses(text);
  if (clauses.length < 2) return decision;
  const asked = clauses
    .map((clause) => read(clause)[0])
    .filter((best) => best !== undefined)
    .filter(({ intent, confidence }) => confidence >= CLAUSE_CONFIDENCE && !COURTESY.has(intent));
  const [first] = asked;
  const unclear = decision.band !== 'answer' && first !== undefined && first.confidence > decision.confidence;
  const main = unclear ? decisionOf(model, withFirst(first, decision.alternatives)) : decision;
  const also = asked.find(({ intent }) => intent !== main.intent);
  if (!also || main.intent === 'none') return main;
  const { intent, band, confidence, alternatives } = main;
  return { intent, band, confidence, alternatives, also };
}

function withFirst(first: Alternative, others: Alternative[]): Alternative[] {
  return [first, ...others.filter(({ intent }) => intent !== first.intent)].slice(0, 3);
}
