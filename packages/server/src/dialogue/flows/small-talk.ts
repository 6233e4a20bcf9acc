import { suggestions } from '../suggestions.ts';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';

const HAN = /\p{Script=Han}/u;

type SmallTalk = (turn: Turn) => Outcome;

/** What is said for its own sake, by intent. */
export const smallTalk: Readonly<Record<string, SmallTalk>> = {
  greet: (turn) => ({
    replies: [text(turn.say(turn.phrases.greet(callName(turn))), suggestions(turn.language))],
  }),
  thanks: (turn) => ({ replies: [text(turn.say(turn.phrases.thanks))] }),
  goodbye: (turn) => ({ replies: [text(turn.say(turn.phrases.goodbye))] }),
  affirm: (turn) => ({ replies: [text(turn.say(turn.phrases.affirm), suggestions(turn.language))] }),
  deny: (turn) => ({ replies: [text(turn.say(turn.phrases.deny))] }),
  bot_identity: (turn) => ({
    replies: [text(turn.say(turn.phrases.botIdentity(turn.read(turn.input.shopName))), [humanChoice(turn)])],
  }),
  complaint: (turn) => ({
    replies: [text(turn.say(turn.phrases.complaint), [humanChoice(turn)])],
    yes: 'human',
    soothed: true,
  }),
};

/** A name as it is used in an address, where it fits the language: 林晓雯, Emma. */
function callName({ input, language }: Turn): string | undefined {
  const name = input.customer?.name?.trim();
  if (!name || HAN.test(name) !== (language === 'zh')) return undefined;
  return language === 'zh' ? name : name.split(/\s+/)[0];
}
