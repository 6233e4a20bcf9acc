import { closeCodes, type ErrorCode } from '@zaine/protocol';

/** What to show for a close code that ended the connection for good. */
export function refusal(code: number): { code: ErrorCode; message: string } {
  if (code === closeCodes.expired.code) return { code: 'expired', message: closeCodes.expired.reason };
  const { reason } = code === closeCodes.version.code ? closeCodes.version : closeCodes.forbidden;
  return { code: 'forbidden', message: reason };
}
