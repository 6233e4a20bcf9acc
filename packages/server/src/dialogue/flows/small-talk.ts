import { suggestions } from '../suggestions.ts';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';

const HAN = /\p{Script=Han}/u;

type SmallTalk = (turn: Turn) => Outcome | Promise<Outcome>;

/** What is said for its own sake, by intent. */
export const smallTalk: Readonly<Record<string, SmallTalk>> = {
  greet: (turn) => (turn.input.customer ? callName(turn).then((name) => greet(turn, name)) : greet(turn)),
  thanks: (turn) => ({ replies: [text(turn.say(turn.phrases.thanks))] }),
  goodbye: (turn) => ({ replies: [text(turn.say(turn.phrases.goodbye))] }),
  affirm: (turn) => ({ replies: [text(turn.say(turn.phrases.affirm), suggestions(turn.language))] }),
  deny: (turn) => ({ replies: [text(turn.say(turn.phrases.deny))] }),
  bot_identity: (turn) => ({
    replies: [text(turn.say(turn.phrases.botIdentity(turn.read(turn.input.shopName))), [humanChoice(turn)])],
  }),
};

function greet(turn: Turn, name?: string): Outcome {
  return { replies: [text(turn.say(turn.phrases.greet(name)), suggestions(turn.language))] };
}

/** A name as it is used in an address, where it fits the language: 林晓雯, Emma. */
async function callName(turn: Turn): Promise<string | undefined> {
  const name = (await nameOf(turn))?.trim();
  if (!name || HAN.test(name) !== (turn.language === 'zh')) return undefined;
  return turn.language === 'zh' ? name : name.split(/\s+/)[0];
}

async function nameOf({ input, ports }: Turn): Promise<string | undefined> {
  const { customer, site } = input;
  if (!customer || customer.name !== undefined) return customer?.name;
  // A greeting does without the name where the shop cannot be reached.
  const known = await ports.shop.customer(site, customer.id).catch(() => undefined);
  return known?.name;
}
