import type { Order, ReplyBody } from '@zaine/protocol';
import type { VersionedPolicies } from '../../shop/policies.ts';
import type { Outcome, Turn } from '../turn.ts';
import type { OrderWorkName, Said } from '../turn-input.ts';

/** A piece of work in hand: who wants it, what has been told so far, and what the shop grants. */
export interface Job {
  readonly turn: Turn;
  /** What makes its action happen once. */
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  /** The words it began with. */
  readonly begun: string;
  readonly policies: VersionedPolicies;
}

/** A piece of work on an order. */
export interface OrderJob extends Job {
  readonly order: Order;
}

/** What came of reading a message as an answer: details by name, or what is wrong with it. */
export type Reading = { values: Record<string, string> } | { wrong: ReplyBody };

/** One thing to be told. Where it is a choice among values, `reply` carries them as choices. */
export interface Question {
  slot: string;
  reply: ReplyBody;
  /** Takes the message for the answer; undefined where it is none. */
  read?(): Reading | undefined;
  /** What earlier words say of it already. */
  glean?(said: Said): Record<string, string> | undefined;
  /** Puts what was told later to what was told before, where it is told in parts. */
  merge?(before: string, now: string): string;
}

/** What is said before something is done, and what the button that does it is called. */
export interface Confirmation {
  words: string;
  yes: string;
  no?: string;
  /** Details to be asked for again where the shopper wants something else. */
  redo?: readonly string[];
  /** Words that mean yes here and something else elsewhere. */
  alsoYes?: RegExp;
}

/**
 * What a piece of work does next: ask, have itself confirmed, act without asking, become another work on the same
 * order with what is known so far, or end because it cannot be done.
 */
export type Next =
  | { ask: Question }
  | { confirm: Confirmation }
  | { act: true }
  | { become: OrderWorkName }
  | { over: Outcome };

/**
 * A flow that does something: from the job alone it tells what comes next, and does it once it is confirmed. It
 * keeps nothing in memory, so it goes on after a restart.
 */
export interface Work<J extends Job = Job> {
  /** Said before its first question. */
  opening?(job: J): string | undefined;
  next(job: J): Next | Promise<Next>;
  /** What a message that is no answer tells of details that are still to be asked for. */
  ahead?(job: J): Record<string, string> | undefined;
  /** Does it; called after a yes, however long ago the question was. */
  act(job: J): Promise<Outcome>;
}

/** A work on an order. */
export type OrderWork = Work<OrderJob>;
