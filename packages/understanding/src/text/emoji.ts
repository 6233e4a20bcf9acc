import { DRAWN, hasAny, kindsOf, STRANGE } from './kinds.ts';

/** What an emoji or a face drawn with marks says beside the words. */
export type Gesture = 'angry' | 'sad' | 'worried' | 'glad' | 'thanks' | 'yes' | 'no' | 'hello';

/** Emoji by what shoppers mean by them; all others say nothing. 🙂 and 😂 are left out: they are often meant otherwise. */
const EMOJI: Record<Gesture, string> = {
  angry: '😡🤬😠👿😤💢🖕😾',
  sad: '😭😢😞😔☹🙁😩😫💔😿😣😖😓',
  worried: '😰😨😱😟😧😦😥🥺',
  glad: '😊😄😁😃😍🥰😘🤗🎉🥳👏💕💖💗💯',
  thanks: '🙏❤♥🌹💐🙇',
  yes: '👍👌🆗✅✔🙆',
  no: '👎❌✖🙅🚫',
  hello: '👋',
};
const byEmoji = new Map(
  Object.entries(EMOJI).flatMap(([gesture, all]) => [...all].map((one) => [one, gesture as Gesture])),
);

/** An emoji with its skin, its variant and what is joined to it; flags too. */
const PICTURE =
  /(?:\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}])(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*/gu;
/** Quick to tell that there is none: whatever is drawn has one of these. */
const BRUSH = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}^_:;=<>﹏︿╯┻益皿Дಠ]|t\.t|q[aw]q|tat/iu;

/** Faces drawn with marks. What stands between their brackets is neither letters nor digits. */
const FACES: readonly (readonly [Gesture, RegExp])[] = [
  [
    'angry',
    /[ヽ\\]?[(（][^()（）\p{L}\p{N}]{0,4}[╯益皿Дಠ][^()（）\p{L}\p{N}]{0,10}[)）][╯ﾉノ︵彡]{0,4}(?: {0,2}┻━{1,4}┻)?|┻━{1,4}┻|ಠ_{1,3}ಠ|(?<![a-z\d])>:-?\(/gu,
  ],
  [
    'sad',
    /[(（][^()（）\p{L}\p{N}]{0,4}[﹏︿][^()（）\p{L}\p{N}]{0,6}[)）]|[(（]?(?<![a-z\d])(?:t[_.﹏]+t|q[_.]?[aw][_.]?q|tat|;_+;|>[_﹏]+<|[-=]_+[-=][|‖]{0,3})(?![a-z\d])[)）]?|(?<![a-z\d])[:;]['’]?-?\((?![a-z\d])/giu,
  ],
  ['glad', /[(（]?[*≧]?\^[_\-.▽ωᴗoО]{0,2}\^[*≦]?[)）]?|(?<![a-z\d])[:=;]-?[)D](?![a-z\d])/gu],
];

const isDrawn = (text: string) => hasAny(kindsOf(text), DRAWN | STRANGE) && BRUSH.test(text);

const none: ReadonlySet<Gesture> = new Set();

/** What the emoji and the drawn faces of a message say. */
export function gesturesIn(text: string): ReadonlySet<Gesture> {
  if (!isDrawn(text)) return none;
  const found = new Set<Gesture>();
  for (const [picture] of text.matchAll(PICTURE)) {
    const gesture = byEmoji.get(String.fromCodePoint(picture.codePointAt(0) as number));
    if (gesture) found.add(gesture);
  }
  for (const [gesture, face] of FACES) if (text.match(face)) found.add(gesture);
  return found;
}

/** What a message of nothing but emoji says in words, where it says something that can be answered. */
const WORDS: Partial<Record<Gesture, string>> = { yes: 'yes', no: 'no', thanks: 'thanks', hello: 'hello' };
const SAYS_MORE = /[\p{L}\p{N}]/u;

/** A message without emoji and drawn faces; one of nothing else becomes the word it stands for (👍 is "yes"). */
export function withoutEmoji(text: string): string {
  if (!isDrawn(text)) return text;
  const rest = FACES.reduce((words, [, face]) => words.replace(face, ' '), text.replace(PICTURE, ' '));
  if (rest === text || SAYS_MORE.test(rest)) return rest;
  const [said] = [...gesturesIn(text)].flatMap((gesture) => WORDS[gesture] ?? []);
  return said ?? rest;
}
