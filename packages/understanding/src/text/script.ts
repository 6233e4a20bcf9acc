import type { Language } from '../understanding.ts';
import { HAN, hasAny, kindsOf, LETTER, STRANGE } from './kinds.ts';
import { simplify } from './simplify.ts';

const HAN_LETTER = /\p{Script=Han}/gu;
const LATIN_WORD = /\p{Script=Latin}[\p{Script=Latin}'’]*/gu;
const OTHER_LETTER = /[^\P{L}\p{Script=Han}\p{Script=Latin}]/gu;

/** Words that Chinese writers use in Chinese sentences: they alone do not make a sentence mixed. */
const BORROWED = new Set(['app', 'ok', 'vip', 'id', 'qq', 'xl', 'xxl', 's', 'm', 'l', 'hi', 'sku', 'pro']);

/** The language of a text, and the one to answer in. */
export type Languages = { language: Language; reply: 'zh' | 'en' };

/** The language a text is written in, by its scripts, and the language to answer in. */
export function detectLanguage(text: string): Languages {
  const kinds = kindsOf(text);
  if (hasAny(kinds, LETTER | STRANGE)) return compareScripts(text, kinds);
  return hasAny(kinds, HAN) ? chinese(text) : { language: 'other', reply: 'en' };
}

function compareScripts(text: string, kinds: number): Languages {
  const han = hasAny(kinds, HAN | STRANGE) ? (text.match(HAN_LETTER)?.length ?? 0) : 0;
  const words = (text.match(LATIN_WORD) ?? []).filter((word) => !BORROWED.has(word.toLowerCase()));
  const others = hasAny(kinds, STRANGE) ? (text.match(OTHER_LETTER)?.length ?? 0) : 0;
  if (others > han + words.length * 3) return { language: 'other', reply: 'en' };
  if (han === 0) return { language: words.length > 0 ? 'en' : 'other', reply: 'en' };
  if (words.length > 0) return { language: 'mixed', reply: han >= words.length * 2 ? 'zh' : 'en' };
  return chinese(text);
}

function chinese(text: string): Languages {
  return { language: simplify(text) === text ? 'zh' : 'zh-Hant', reply: 'zh' };
}
