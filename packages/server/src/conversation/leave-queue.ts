import type { ShopperBody } from '@zaine/protocol';

/** The value of the choice with which a waiting shopper goes back to the bot. */
export const LEAVE_QUEUE = 'leave_queue';

const WORDS =
  /^(不等了|不排(队)?了|不用等了|算了,?，?不等了|取消排队|退出排队|离开队伍|stop waiting|leave (the )?queue|(quit|exit|cancel) (the )?queue|never mind,? i'?ll stop waiting)[。.!！~～]*$/i;
/** What means so only to somebody who waits. */
const WHILE_WAITING = /^(取消|退出|算了|不用了|cancel|quit|exit|leave|never ?mind|forget it)[。.!！~～]*$/i;

/** Whether a waiting shopper says that they wait no longer: by the choice, or in so many words. */
export function leavesQueue(body: ShopperBody): boolean {
  return leavesAnyway(body) || (body.kind === 'text' && WHILE_WAITING.test(body.text.trim()));
}

/** Whether the words speak of waiting themselves, whoever says them. */
export function leavesAnyway(body: ShopperBody): boolean {
  if (body.kind === 'choice') return body.value === LEAVE_QUEUE;
  return body.kind === 'text' && WORDS.test(body.text.trim());
}
