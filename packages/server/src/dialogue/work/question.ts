import type { Choice, FormField } from '@zaine/protocol';
import { type Turn, text } from '../turn.ts';
import type { Said } from '../turn-input.ts';
import type { Job, Question, Reading } from './work.ts';

/** A value and what it is called. */
export type Option = readonly [value: string, label: string];

/** What a question knows to do besides being asked. */
interface Reads {
  read?: NonNullable<Question['read']>;
  glean?: NonNullable<Question['glean']>;
  merge?: NonNullable<Question['merge']>;
}

/** A choice that answers a question of this job and of no other. */
function answerChoice(job: Job, slot: string, [value, label]: Option): Choice {
  return { value: `a:${job.key}:${slot}:${value}`, label };
}

/** The choice that stops what is being done. */
export function stopChoice(turn: Turn): Choice {
  return { value: 'never', label: turn.phrases.work.stop };
}

/** A question with its answers to pick from; `read` takes them in other words. */
export function askOne(
  job: Job,
  slot: string,
  { words, options, ...reads }: { words: string; options: readonly Option[] } & Reads,
): Question {
  const choices = options.map((option) => answerChoice(job, slot, option));
  return { slot, reply: { kind: 'choices', text: words, choices }, ...reads };
}

/** A question answered in words of one's own, with things that may be picked instead. */
export function askWords(
  job: Job,
  slot: string,
  { words, options = [], ...reads }: { words: string; options?: readonly Option[] } & Reads,
): Question {
  const choices = [...options.map((option) => answerChoice(job, slot, option)), stopChoice(job.turn)];
  return { slot, reply: text(words, choices), ...reads };
}

/** A form, which can as well be answered in words. */
export function askForm(
  job: Job,
  slot: string,
  form: {
    words: string;
    title: string;
    submit: string;
    fields: FormField[];
    options?: readonly Option[];
  } & Reads,
): Question {
  const { words, title, submit, fields, options = [], ...reads } = form;
  const choices = [...options.map((option) => answerChoice(job, slot, option)), stopChoice(job.turn)];
  return { slot, reply: { kind: 'form', text: words, title, submit, fields, choices }, ...reads };
}

/** The text of a message, where it is one. */
export function wordsOf({ input }: Turn): string | undefined {
  return input.body.kind === 'text' ? input.body.text.trim() : undefined;
}

/** The value of the first pattern that fits. */
export function matchOne<T extends string>(
  patterns: readonly (readonly [value: T, pattern: RegExp])[],
  words: string,
): T | undefined {
  return patterns.find(([, pattern]) => pattern.test(words))?.[0];
}

/** The details of one name found in a message. */
export function slotsOf(said: Said, name: Said['slots'][number]['name']): Said['slots'] {
  return said.slots.filter((slot) => slot.name === name);
}

/** Free words, unless they are a question of another kind. */
export function freeWords(turn: Turn, slot: string): Reading | undefined {
  const words = wordsOf(turn);
  if (!words || asksSomethingElse(turn, words)) return undefined;
  return { values: { [slot]: [...words].slice(0, 500).join('') } };
}

const QUESTION = /[?？]$|吗$|^(怎么|如何|什么时候|为什么|how|what|when|where|why|can|do|does|is|are)\b/i;

/** True where a message is a question that was surely understood as one of its own, or asks for a person. */
function asksSomethingElse({ input }: Turn, words: string): boolean {
  const { band, intent } = input.understanding;
  return band === 'answer' && (intent === 'contact_human' || QUESTION.test(words));
}
