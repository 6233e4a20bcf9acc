import { type Missed, type Reason, reasons } from './missed.ts';

/** A sentence that could be taught: how often it and its like were missed, what it seems to mean and how sure that is. */
export interface Proposal {
  sentence: string;
  count: number;
  reason: Reason;
  intent: string | undefined;
  confidence: number;
  /** The others of its group, at most a few. */
  like: string[];
}

/** What the bot makes of a sentence now. */
export type Guess = (sentence: string) => { intent: string; confidence: number } | undefined;

/** How alike two sentences are one: the share of the pairs of letters that they have in common. */
const ALIKE = 0.7;
const MOST_LIKE = 5;
/** How far one may trust what an agent or the shopper showed. */
const SHOWN: Partial<Record<Reason, number>> = { corrected: 0.9, chosen: 0.95 };

interface Group {
  pairs: ReadonlySet<string>;
  missed: Missed[];
}

/** Groups sentences that are nearly the same and proposes one of each, the most frequent first. */
export function proposalsOf(all: readonly Missed[], guess: Guess): Proposal[] {
  const groups: Group[] = [];
  const byPair = new Map<string, Set<Group>>();
  for (const missed of all) {
    const pairs = pairsOf(missed.text);
    if (pairs.size === 0) continue;
    const near = new Set([...pairs].flatMap((pair) => [...(byPair.get(pair) ?? [])]));
    const group = [...near].find((one) => likeness(one.pairs, pairs) >= ALIKE);
    if (group) {
      group.missed.push(missed);
      continue;
    }
    const own: Group = { pairs, missed: [missed] };
    groups.push(own);
    for (const pair of pairs) byPair.set(pair, (byPair.get(pair) ?? new Set()).add(own));
  }
  return groups.map(({ missed }) => proposalOf(missed, guess)).sort(byWorth);
}

/** The most frequent first, then what somebody showed, then what is surest. */
function byWorth(a: Proposal, b: Proposal): number {
  const strength = reasons.indexOf(a.reason) - reasons.indexOf(b.reason);
  return b.count - a.count || strength || b.confidence - a.confidence || (a.sentence < b.sentence ? -1 : 1);
}

function proposalOf(missed: readonly Missed[], guess: Guess): Proposal {
  const sentences = commonest(missed.map(({ text }) => text));
  const [sentence = ''] = sentences;
  const reason = reasons.find((one) => missed.some((each) => each.reason === one)) as Reason;
  const shown = missed.flatMap(({ intent, reason: why }) => (intent === undefined ? [] : [{ intent, why }]));
  const [intent] = commonest(shown.map((one) => one.intent));
  const common = { sentence, count: missed.length, reason, like: sentences.slice(1, MOST_LIKE + 1) };
  if (intent === undefined) {
    const guessed = guess(sentence);
    return { ...common, intent: guessed?.intent, confidence: guessed?.confidence ?? 0 };
  }
  // Where they differ, fewer can be trusted.
  const agreeing = shown.filter((one) => one.intent === intent);
  const trust = Math.max(...agreeing.map(({ why }) => SHOWN[why] ?? 0));
  return { ...common, intent, confidence: (trust * agreeing.length) / shown.length };
}

function commonest(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** The pairs of neighbouring letters and digits of a sentence, whatever its marks and capitals. */
function pairsOf(text: string): Set<string> {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  ];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of one) if (other.has(pair)) common += 1;
  return common / (one.size + other.size - common);
}
