import type { ShopperBody } from '@zaine/protocol';

/** The value of the choice with which a waiting shopper goes back to the bot. */
export const LEAVE_QUEUE = 'leave_queue';

const WORDS =
  /^(不等了|不排了|不用等了|算了不等了|stop waiting|never mind,? i'?ll stop waiting)[。.!！~～]*$/i;

/** Whether a waiting shopper says that they wait no longer: by the choice, or in so many words. */
export function leavesQueue(body: ShopperBody): boolean {
  if (body.kind === 'choice') return body.value === LEAVE_QUEUE;
  return body.kind === 'text' && WORDS.test(body.text.trim());
}
