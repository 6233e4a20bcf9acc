import type { ZaineApi, ZaineCommand, ZaineOptions } from './api.ts';
import type { ZaineChat } from './chat/chat.ts';
import { defineChat } from './define-chat.ts';
import { keepOnPage } from './element/keep-on-page.ts';

const chats = new Map<string, ZaineChat>();

/** Puts a chat on the page; a second call for the same `name` gives the chat that is there. For browsers alone. */
export function init(options: ZaineOptions): ZaineChat {
  const { name = '' } = options;
  const known = chats.get(name);
  if (known) return known;
  defineChat();
  const chat = document.createElement('zaine-chat') as ZaineChat;
  chats.set(name, chat);
  chat.configure(options);
  const letGo = keepOnPage(chat);
  chat.addEventListener('zaine-destroy', () => {
    letGo();
    chats.delete(name);
  });
  return chat;
}

/** The calls of the script tag for code that is bundled; the chat must have been made by {@link init} before. */
export const zaine: ZaineCommand = async (command: string, ...args: unknown[]) => {
  if (command === 'init') return void init(args[0] as ZaineOptions);
  const [call = '', name = ''] = command.split('.').reverse();
  const chat = chats.get(name);
  if (!chat) throw new Error(`There is no chat ${name} yet: call init first.`);
  return (chat[call as keyof ZaineApi] as (...args: unknown[]) => unknown)(...args);
};
