import type { CaseState } from '@zaine/protocol';
import type { StoredCase } from '../../shop/actions.ts';
import { nextStates } from '../../shop/case-machine.ts';
import { caseName } from '../case-words.ts';
import { numberIn } from '../details.ts';
import { orderOfCase, ownCases } from '../own-cases.ts';
import { askOne, type Option } from './question.ts';
import type { Job, Question } from './work.ts';

const MOST = 5;

/** The cases that their customer can still move to a state. */
export async function movable(job: Job, to: CaseState): Promise<StoredCase[]> {
  const all = await ownCases(job.turn);
  const named = numberIn(job.turn.input.understanding);
  const open = all.filter((stored) => nextStates(stored, 'customer').includes(to));
  const ofOrder = open.filter((stored) => stored.order === named);
  return ofOrder.length > 0 ? ofOrder : open;
}

/** The case that was told, where it is among those; the only one where there is one. */
export function chosenCase({ values }: Job, cases: readonly StoredCase[]): StoredCase | undefined {
  if (values.case !== undefined) return cases.find(({ id }) => id === values.case);
  return cases.length === 1 ? cases[0] : undefined;
}

/** Asks which one. */
export async function whichCase(job: Job, cases: readonly StoredCase[]): Promise<Question> {
  const { turn } = job;
  const options = await Promise.all(
    cases.slice(0, MOST).map(async (stored): Promise<Option> => {
      return [
        stored.id,
        `${caseName(turn, stored, await orderOfCase(turn, stored))} · ${stored.id.slice(-4)}`,
      ];
    }),
  );
  return askOne(job, 'case', { words: turn.phrases.cases.which, options });
}
