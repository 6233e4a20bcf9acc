import type { Article, Choice, ReplyBody } from '@zaine/protocol';
import { MAX_TEXT } from '@zaine/protocol';
import type { Intent } from '@zaine/understanding';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';

/** How much of a question's weight an article must cover to be its answer when the intent is not known. */
const SURE = 0.6;
/** From this much on, articles are worth asking about. */
const LIKELY = 0.5;
/** A body of up to this many characters is said rather than shown as a page. */
const SHORT = { zh: 160, en: 420 };
const MOST_CHOICES = 4;
const MOST_GUESSES = 3;

/** Where a shop has no article of an intent's own, one that says the same. */
const NEAREST: Partial<Record<Intent, Intent>> = {
  cancel_order: 'cancellation_policy',
  cancellation_policy: 'cancel_order',
  refund_request: 'refund_policy',
  refund_policy: 'return_goods',
  exchange_goods: 'return_goods',
};
/** Matters that somebody has to do something about, not only explain. */
const DEEDS = new Set<string>([
  'cancel_order',
  'change_order',
  'change_address',
  'return_goods',
  'exchange_goods',
  'refund_request',
  'refund_status',
  'case_status',
  'case_withdraw',
  'wrong_item',
  'missing_item',
  'faulty_item',
  'repair_warranty',
  'price_protection',
  'payment_issue',
] satisfies Intent[]);
const OUR_FAULT = new Set<string>(['wrong_item', 'missing_item', 'faulty_item'] satisfies Intent[]);

/** Answers an intent from the shop's knowledge base; where it has nothing, offers a person. */
export async function answerFromArticles(turn: Turn, intent: string): Promise<Outcome> {
  const soothed = OUR_FAULT.has(intent);
  const before = soothed ? [text(turn.say(turn.phrases.sorry))] : [];
  const tagged = await taggedWith(turn, intent);
  if (tagged.length > 1) {
    const { replies } = whichArticle(turn, tagged);
    return { replies: [...before, ...replies], soothed };
  }
  const [article] = tagged;
  if (article) return { replies: [...before, quote(turn, article, DEEDS.has(intent))], soothed };
  if (DEEDS.has(intent)) return { ...offerPerson(turn, 'needPerson'), soothed };
  return (await answerByWords(turn)) ?? { ...offerPerson(turn, 'noAnswer'), unanswered: true };
}

/** The article whose words cover the question; where some come near it, those to pick from. */
export async function answerByWords(turn: Turn): Promise<Outcome | undefined> {
  const found = await searched(turn);
  const sure = surest(turn, found);
  if (sure) return sure;
  const near = found.filter(({ coverage }) => coverage >= LIKELY).map(({ article }) => article);
  return near.length > 0 ? whichArticle(turn, near) : undefined;
}

type Found = Awaited<ReturnType<Turn['ports']['knowledge']['search']>>;

async function searched({ input, ports }: Turn): Promise<Found> {
  const words = input.understanding.text.replace(/<[^>]*>/g, ' ').trim();
  return words === '' ? [] : ports.knowledge.search(input.site, words, { limit: MOST_GUESSES });
}

/** One telling word is enough where it stands in a single title. */
function surest(turn: Turn, [best, next]: Found): Outcome | undefined {
  if (!best || best.coverage < SURE || !(best.terms > 1 || (best.titled && !next?.titled))) return undefined;
  return { replies: [quote(turn, best.article, false)] };
}

/** The articles of an intent as choices. */
export async function articleChoices(turn: Turn, intent: string): Promise<Choice[]> {
  const tagged = await turn.ports.knowledge.tagged(turn.input.site, intent);
  return choicesOf(turn, tagged.slice(0, MOST_GUESSES));
}

/** Quotes an article: short ones are said, long ones shown as a page. */
export function quote(turn: Turn, article: Article, withPerson: boolean): ReplyBody {
  const title = turn.read(article.title);
  const body = turn.read(article.body);
  const choices = withPerson ? [humanChoice(turn)] : [];
  if (body.length <= SHORT[turn.language]) return text(body, choices);
  return {
    kind: 'article',
    text: [...`${title}\n${body}`].slice(0, MAX_TEXT).join(''),
    article: { id: article.id, title, body },
    ...(choices.length > 0 && { choices }),
  };
}

/** Articles of the intent; of several, the one the words point to, else those to pick from. */
async function taggedWith({ input, ports }: Turn, intent: string): Promise<readonly Article[]> {
  const { site, understanding } = input;
  const own = await ports.knowledge.tagged(site, intent);
  const nearest = NEAREST[intent as Intent];
  const tagged = own.length === 0 && nearest ? await ports.knowledge.tagged(site, nearest) : own;
  if (tagged.length < 2) return tagged;
  const [best, next] = await ports.knowledge.search(site, understanding.text, { tag: intent, limit: 2 });
  if (best && best.coverage > (next?.coverage ?? 0)) return [best.article];
  return tagged.slice(0, MOST_CHOICES);
}

function offerPerson(turn: Turn, line: 'needPerson' | 'noAnswer'): Outcome {
  return { replies: [text(turn.say(turn.phrases[line]), [humanChoice(turn)])], yes: 'human' };
}

function whichArticle(turn: Turn, articles: readonly Article[]): Outcome {
  const choices = [...choicesOf(turn, articles), { value: 'other', label: turn.phrases.choices.other }];
  return { replies: [{ kind: 'choices', text: turn.say(turn.phrases.whichArticle), choices }] };
}

function choicesOf(turn: Turn, articles: readonly Article[]): Choice[] {
  return articles.map((article) => ({ value: `article:${article.id}`, label: labelOf(turn, article) }));
}

function labelOf(turn: Turn, article: Article): string {
  return [...turn.read(article.title)].slice(0, 60).join('');
}
