import { type Token, tokenise } from '../text/tokenise.ts';
import { createHearing } from './hear-chinese.ts';
import { createNearWords, type FindNearWord } from './near-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Puts slips of a normalised text right, as far as a model's vocabulary tells what was meant. */
export type Spell = (text: string) => string;

const LATIN = /[a-z]/;
const WORD = /^[a-z][a-z']*$/;
/** Words that are put right in one message; who mistypes more will be asked. */
const MOST_SLIPS = 12;

/** Makes a speller of what a model has read: pinyin and wrong characters first, then words that are nearly known. */
export function createSpeller(vocabulary: Vocabulary): Spell {
  const steps = spellerInSteps(vocabulary);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of a hundredth of a second or less. */
export function* spellerInSteps(vocabulary: Vocabulary): Generator<undefined, Spell> {
  const hear = createHearing(vocabulary);
  yield;
  const nearWord = createNearWords(vocabulary.words);
  return (text) => {
    const tokens = tokenise(text);
    const heard = hear(text, tokens);
    if (!LATIN.test(heard)) return heard;
    return respell(heard, heard === text ? tokens : tokenise(heard), nearWord);
  };
}

function respell(text: string, tokens: readonly Token[], nearWord: FindNearWord): string {
  let right = '';
  let at = 0;
  let slips = 0;
  for (const { start, end, han } of tokens) {
    if (han || slips === MOST_SLIPS) continue;
    const word = text.slice(start, end);
    const near = WORD.test(word) ? nearWord(word) : undefined;
    if (near === undefined) continue;
    slips++;
    right += text.slice(at, start) + near;
    at = end;
  }
  return right + text.slice(at);
}
