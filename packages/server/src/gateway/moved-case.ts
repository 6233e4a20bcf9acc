import type { StoredCase } from '../shop/actions.ts';
import type { MoveOutcome } from '../shop/cases/move-case.ts';
import { Problem } from './problem.ts';

/** The case after a move; a move that was refused becomes the problem that says why. */
export function movedCase(outcome: MoveOutcome): StoredCase {
  if (outcome.moved) return outcome.case;
  const { refusal } = outcome;
  if (refusal.refused === 'missing')
    throw new Problem('not_found', {
      detail: 'There is no such case on this site. GET /v1/cases lists them.',
    });
  if (refusal.refused === 'illegal') {
    const { from, to, allowed } = refusal;
    const ways = allowed.length > 0 ? `It may go to ${allowed.join(', ')}.` : 'It stays there.';
    throw new Problem('illegal', { detail: `A case that is ${from} cannot become ${to}. ${ways}` });
  }
  if (refusal.refused === 'over') {
    throw new Problem('illegal', { detail: `Only ${refusal.left} is left of what was paid.` });
  }
  if (refusal.refused === 'paid') {
    throw new Problem('illegal', {
      detail: `${refusal.amount} was paid back for it before; say that amount.`,
    });
  }
  if (refusal.refused === 'busy') {
    throw new Problem('unavailable', {
      retryAfter: 5,
      detail: 'Something else is being done about this order just now.',
    });
  }
  const path = refusal.refused.replace('_missing', '').replace('reason', 'note');
  throw new Problem('invalid', { errors: [{ path, message: 'is needed for this move' }] });
}
