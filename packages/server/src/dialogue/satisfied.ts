import type { Choice } from '@zaine/protocol';
import type { zh } from './phrases/zh.ts';

/** The two answers to whether a customer is happy with how a case was handled. */
export function satisfiedChoices({ cases }: Pick<typeof zh, 'cases'>, id = ''): Choice[] {
  return (['yes', 'no'] as const).map((pleased) => ({
    value: `pleased:${pleased}:${id}`,
    label: cases.pleased[pleased],
  }));
}
