import { caseStates } from '@zaine/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredCase } from './actions.ts';
import { type MoveRequest, move, nextStates, stepsOf } from './case-machine.ts';
import { defaultPolicies } from './policies.ts';

const AT = '2026-11-24T02:00:00.000Z';

function opened(type: StoredCase['type'], more: Partial<StoredCase> = {}): StoredCase {
  const history: StoredCase['history'] = [{ state: 'submitted', at: AT, by: 'customer' }];
  return {
    id: 'AS1',
    type,
    order: 'ZN1',
    state: 'submitted',
    steps: stepsOf({ type, state: 'submitted', history }, defaultPolicies),
    customer: 'c-1',
    reason: 'quality',
    items: [],
    amount: 3900,
    currency: 'CNY',
    photos: [],
    freight: 'shop',
    history,
    openedAt: AT,
    updatedAt: AT,
    ...more,
  };
}

function walk(start: StoredCase, ...moves: Omit<MoveRequest, 'by' | 'at'>[]): StoredCase {
  return moves.reduce((current, request) => {
    const result = move(current, { by: 'agent', at: AT, ...request }, defaultPolicies);
    if (!('moved' in result)) throw new Error(JSON.stringify(result));
    return result.moved;
  }, start);
}

describe('an after-sales case', () => {
  test('a return goes all the way from asking to the money', () => {
    const done = walk(
      opened('return'),
      { to: 'reviewing' },
      { to: 'approved' },
      { to: 'sent_back', tracking: 'SF9' },
      { to: 'received' },
      { to: 'inspected' },
      { to: 'refunded' },
      { to: 'closed' },
    );
    expect(done.steps.map(({ state }) => state)).toEqual([
      'submitted',
      'reviewing',
      'approved',
      'sent_back',
      'received',
      'inspected',
      'refunded',
      'closed',
    ]);
    expect(done.tracking).toBe('SF9');
  });

  test('the card shows what is still to come, and by when the present step ends', () => {
    const { steps } = walk(opened('exchange'), { to: 'reviewing' });
    expect(steps).toEqual([
      { state: 'submitted', at: AT },
      { state: 'reviewing', at: AT, promise: '2026-11-25T02:00:00.000Z' },
      { state: 'approved' },
      { state: 'sent_back' },
      { state: 'received' },
      { state: 'inspected' },
      { state: 'resent' },
      { state: 'closed' },
    ]);
  });

  test('a refused case says so at once and may be looked at again', () => {
    const refused = walk(opened('refund'), { to: 'refused', note: '照片看不清' });
    expect(refused.steps.map(({ state }) => state)).toEqual(['submitted', 'refused', 'closed']);
    const again = walk(refused, { to: 'reviewing' }, { to: 'approved' });
    expect(again.state).toBe('approved');
  });

  test('money is not paid back before anything was looked at, and the refusal says where one may go', () => {
    const result = move(opened('return'), { to: 'refunded', by: 'agent', at: AT }, defaultPolicies);
    expect(result).toEqual({
      refused: 'illegal',
      from: 'submitted',
      to: 'refunded',
      allowed: ['reviewing', 'approved', 'refused', 'closed'],
    });
  });

  test('a refusal needs a reason, goods on their way a tracking number, a refund an amount', () => {
    const ask = (start: StoredCase, to: MoveRequest['to'], more = {}) =>
      move(start, { to, by: 'agent', at: AT, ...more }, defaultPolicies);
    expect(ask(opened('return'), 'refused', { note: ' ' })).toEqual({ refused: 'reason_missing' });
    const approved = walk(opened('return'), { to: 'approved' });
    expect(ask(approved, 'sent_back')).toEqual({ refused: 'tracking_missing' });
    const { amount: _, ...free } = opened('complaint');
    expect(ask(walk(free, { to: 'approved' }), 'refunded')).toEqual({ refused: 'amount_missing' });
  });

  test('a customer may withdraw and send back, and nothing else', () => {
    const approved = walk(opened('return'), { to: 'approved' });
    expect(nextStates(approved, 'customer')).toEqual(['sent_back', 'closed']);
    expect(nextStates(walk(opened('refund'), { to: 'approved' }), 'customer')).toEqual(['closed']);
    expect(nextStates(walk(approved, { to: 'sent_back', tracking: 'SF9' }), 'customer')).toEqual([]);
  });

  test('whatever is asked in whatever order, a case is never both paid back and sent again, nor paid back twice', () => {
    const types = fc.constantFrom(
      ...(['return', 'exchange', 'resend', 'refund', 'repair', 'price_protection', 'complaint'] as const),
    );
    const requests = fc.array(
      fc.record({
        to: fc.constantFrom(...caseStates),
        by: fc.constantFrom('agent' as const, 'customer' as const, 'shop' as const),
        note: fc.constant('because'),
        tracking: fc.constant('SF9'),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(types, requests, (type, asked) => {
        let current = opened(type);
        for (const request of asked) {
          const result = move(current, { ...request, at: AT }, defaultPolicies);
          if ('moved' in result) current = result.moved;
        }
        const ends = current.history.filter(({ state }) => state === 'refunded' || state === 'resent');
        expect(ends.length).toBeLessThanOrEqual(1);
        expect(current.steps.filter(({ state }) => state === current.state)).toHaveLength(1);
        if (current.state !== 'closed') expect(nextStates(current, 'agent').length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
