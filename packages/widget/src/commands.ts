import type { ZaineCommand, ZaineOptions } from './api.ts';
import type { ZaineChat } from './chat/chat.ts';
import { defineChat } from './define-chat.ts';
import { keepOnPage } from './element/keep-on-page.ts';
import { later, run, type Waiting } from './element/later.ts';
import { perform } from './element/perform.ts';

const chats = new Map<string, ZaineChat>();
/** Calls by the name of the chat that they wait for. */
const waiting = new Map<string, Waiting>();
/** Names of chats that were destroyed and not made again: what is asked of them is answered with nothing. */
const gone = new Set<string>();

/** Puts a chat on the page; a second call for the same `name` gives the chat that is there. For browsers alone. */
export function init(options: ZaineOptions): ZaineChat {
  const { name = '' } = options;
  const known = chats.get(name);
  if (known) return known;
  defineChat();
  const chat = document.createElement('zaine-chat') as ZaineChat;
  chats.set(name, chat);
  gone.delete(name);
  chat.configure(options);
  const watch = keepOnPage(chat);
  chat.addEventListener('zaine-destroy', () => {
    watch.disconnect();
    chats.delete(name);
    gone.add(name);
  });
  run(waiting.get(name) ?? []);
  waiting.delete(name);
  return chat;
}

/** The calls of the script tag for code that is bundled; those for a chat that is yet to be made wait for its {@link init}, those for one that was destroyed do nothing. */
export const zaine = (async (command: string, ...args: unknown[]): Promise<unknown> => {
  const [call = '', name = ''] = command.split('.').reverse();
  if (call === 'init') return void init({ name, ...(args[0] as ZaineOptions) });
  const act = () => perform(chats.get(name) as ZaineChat, call, args);
  if (chats.has(name)) return act();
  // Nothing is there to be destroyed, and the next chat must not be.
  if (call === 'destroy' || gone.has(name)) return undefined;
  const queue = waiting.get(name) ?? [];
  waiting.set(name, queue);
  return later(queue, call, act);
}) as ZaineCommand;
