import type { ZaineChat } from '../chat/chat.ts';

/** Makes a call of a chat by its name; rejects with a TypeError for a name that is none of its calls. */
export async function perform(chat: ZaineChat, call: string, args: unknown[]): Promise<unknown> {
  const made = call in HTMLElement.prototype ? undefined : chat[call as 'open'];
  if (typeof made !== 'function') throw new TypeError(`zaine: there is no call '${call}'.`);
  return made.apply(chat, args as []);
}
