import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a signature's time may be from ours, in seconds. */
const TOLERANCE = 5 * 60;

/** What `Zaine-Signature` holds: the time in seconds and the HMAC-SHA-256 of `time.body`, in hex. */
export function sign(secret: string, body: string, now: number): string {
  const time = Math.floor(now / 1000);
  return `t=${time},v1=${hmac(secret, `${time}.${body}`)}`;
}

/** Whether a body was signed with the secret, at a time near ours. */
export function isSigned(secret: string, given: { header: string; body: string; now: number }): boolean {
  const { time, mac } = /^t=(?<time>\d{1,12}),v1=(?<mac>[0-9a-f]{64})$/.exec(given.header)?.groups ?? {};
  if (time === undefined || mac === undefined) return false;
  if (Math.abs(given.now / 1000 - Number(time)) > TOLERANCE) return false;
  const expected = hmac(secret, `${time}.${given.body}`);
  return timingSafeEqual(Buffer.from(mac), Buffer.from(expected));
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
