import type { AfterSalesCase, CaseState, CaseType } from '@zaine/protocol';
import type { CaseMove, CaseMover, StoredCase } from './actions.ts';
import { type Policies, type PromisedState, promisedStates } from './policies.ts';

const HOUR = 3_600_000;

const withGoods = ['submitted', 'reviewing', 'approved', 'sent_back', 'received', 'inspected'] as const;
const paths: Record<CaseType, readonly CaseState[]> = {
  return: [...withGoods, 'refunded', 'closed'],
  exchange: [...withGoods, 'resent', 'closed'],
  repair: [...withGoods, 'resent', 'closed'],
  resend: ['submitted', 'reviewing', 'approved', 'resent', 'closed'],
  refund: ['submitted', 'reviewing', 'approved', 'refunded', 'closed'],
  price_protection: ['submitted', 'reviewing', 'approved', 'refunded', 'closed'],
  complaint: ['submitted', 'reviewing', 'approved', 'closed'],
  follow_up: ['submitted', 'reviewing', 'closed'],
};

/** Besides the way forward: what turns down, gives up, or settles a case otherwise. */
const sideways: Record<CaseState, readonly CaseState[]> = {
  submitted: ['approved', 'refused', 'closed'],
  reviewing: ['refused', 'closed'],
  approved: ['refunded', 'resent', 'closed'],
  sent_back: ['inspected'],
  received: ['refused'],
  inspected: ['refunded', 'resent', 'refused'],
  refused: ['reviewing', 'closed'],
  refunded: [],
  resent: [],
  closed: [],
};

/** What a customer may do by themselves. */
const byCustomer: Partial<Record<CaseState, readonly CaseState[]>> = {
  submitted: ['closed'],
  reviewing: ['closed'],
  approved: ['sent_back', 'closed'],
};

/** Types in which money may be the end of a case that began otherwise: the exchange is out of stock. */
const refundable: readonly CaseType[] = [
  'return',
  'exchange',
  'repair',
  'resend',
  'refund',
  'price_protection',
  'complaint',
];
const resendable: readonly CaseType[] = ['exchange', 'repair', 'resend', 'complaint'];

/** A move somebody asks for. */
export interface MoveRequest {
  to: CaseState;
  by: CaseMover;
  at: string;
  name?: string;
  /** Required where it is refused. */
  note?: string;
  /** Required where the goods are sent back. */
  tracking?: string;
  /** What is paid back; the case's amount where not given. */
  amount?: number;
}

/** Why a case cannot be moved so. `illegal`: `allowed` says where it may go from where it is. */
export type MoveRefusal =
  | { refused: 'illegal'; from: CaseState; to: CaseState; allowed: CaseState[] }
  | { refused: 'reason_missing' | 'tracking_missing' | 'amount_missing' };

/** Where a case may go from its state. */
export function nextStates({ type, state }: Pick<StoredCase, 'type' | 'state'>, by: CaseMover): CaseState[] {
  if (by === 'customer') {
    const takesBack = paths[type].includes('sent_back');
    return (byCustomer[state] ?? []).filter((next) => next !== 'sent_back' || takesBack);
  }
  const path = paths[type];
  const forward = path[path.indexOf(state) + 1];
  const own =
    path.includes(state) && forward
      ? [forward]
      : state === 'refunded' || state === 'resent'
        ? ['closed' as const]
        : [];
  return [...new Set([...own, ...sideways[state]])].filter((next) => fits(type, next));
}

function fits(type: CaseType, next: CaseState): boolean {
  if (next === 'refunded') return refundable.includes(type);
  if (next === 'resent') return resendable.includes(type);
  if (next === 'inspected') return paths[type].includes('inspected');
  return true;
}

/** Moves a case, or says why not. Pure: the case given stays as it was. */
export function move(
  before: StoredCase,
  request: MoveRequest,
  policies: Policies,
): { moved: StoredCase } | MoveRefusal {
  const { to, by, at, name, note, tracking } = request;
  const allowed = nextStates(before, by);
  if (!allowed.includes(to)) return { refused: 'illegal', from: before.state, to, allowed };
  if (to === 'refused' && !note?.trim()) return { refused: 'reason_missing' };
  if (to === 'sent_back' && !tracking?.trim()) return { refused: 'tracking_missing' };
  const amount = request.amount ?? before.amount;
  if (to === 'refunded' && !(amount !== undefined && amount > 0)) return { refused: 'amount_missing' };
  const step: CaseMove = { state: to, at, by, ...(name && { name }), ...(note && { note }) };
  const history = [...before.history, step];
  return {
    moved: {
      ...before,
      state: to,
      history,
      steps: stepsOf({ ...before, state: to, history }, policies),
      updatedAt: at,
      ...(tracking && { tracking }),
      ...(to === 'refunded' && amount !== undefined && { amount }),
    },
  };
}

/** The steps of a case for its card: those passed, the present one with its promise, those to be expected. */
export function stepsOf(
  { type, state, history }: Pick<StoredCase, 'type' | 'state' | 'history'>,
  policies: Policies,
): AfterSalesCase['steps'] {
  const passed: AfterSalesCase['steps'] = [];
  for (const { state: step, at } of history) {
    const again = passed.findIndex((one) => one.state === step);
    if (again >= 0) passed.splice(again);
    passed.push({ state: step, at });
  }
  const present = passed.at(-1);
  const promise = present && promiseOf(type, present, policies);
  if (present && promise) present.promise = promise;
  return [...passed, ...expected(type, state).map((next) => ({ state: next }))];
}

function expected(type: CaseType, state: CaseState): CaseState[] {
  if (state === 'closed') return [];
  const path = paths[type];
  const place = path.indexOf(state);
  return place < 0 ? ['closed'] : path.slice(place + 1);
}

/** By when a case that came into a state will have moved on. */
function promiseOf(
  type: CaseType,
  { state, at }: AfterSalesCase['steps'][number],
  { promises }: Policies,
): string | undefined {
  if (at === undefined || !isPromised(state)) return undefined;
  // Where no goods have to come back, approval is followed by what follows inspection elsewhere.
  const waits = state === 'approved' && !paths[type].includes('sent_back') ? 'inspected' : state;
  return new Date(Date.parse(at) + promises[waits] * HOUR).toISOString();
}

function isPromised(state: CaseState): state is PromisedState {
  return promisedStates.some((promised) => promised === state);
}

/** Whether nothing more is to come of a case but that it is put away. */
export function isSettled({ state }: Pick<StoredCase, 'state'>): boolean {
  return state === 'refused' || state === 'refunded' || state === 'resent' || state === 'closed';
}
