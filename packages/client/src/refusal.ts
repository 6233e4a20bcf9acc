import type { ErrorCode } from '@zaine/protocol';
import { EXPIRED } from './close-code.ts';

/** What to show for a close that ended the connection for good. */
export function refusal(code: number, reason: string): { code: ErrorCode; message: string } {
  return { code: code === EXPIRED ? 'expired' : 'forbidden', message: reason };
}
