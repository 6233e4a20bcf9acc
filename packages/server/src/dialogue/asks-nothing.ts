import type { Turn } from './turn.ts';

const ACKNOWLEDGES =
  /^(哦+|噢+|喔+|嗯+|恩+|呵+|嗬+|啊+|唉+|哎+|6{2,}|ok+|okay|k|好吧|行吧|知道了?|了解|明白了?|收到|got it|i see|alright|hmm+|mm+|oh+|ah+|…+|\.{2,})[\s。.!！~～…]*$/i;
const PUZZLED = /^[?？\s]+$/;

/** True for words that ask nothing: 哦, ok, ？？？. */
export function asksNothing({ plain, input }: Turn): boolean {
  const said = plain.trim();
  return input.body.kind === 'text' && said !== '' && (ACKNOWLEDGES.test(said) || PUZZLED.test(said));
}

/** True for question marks alone. */
export function isPuzzled({ plain }: Turn): boolean {
  return PUZZLED.test(plain.trim());
}
