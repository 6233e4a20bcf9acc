import type { ChatClient } from '@zaine/client';
import { localeOf } from './format/locale-of.ts';

/** What a page hands to the window it opened, so that the same conversation goes on there. */
export interface HandedOver {
  visitor: string;
  conversation: string;
  /** Whether it may outlive a reload. */
  kept: boolean;
}

/** What has to be known of the chat that is left. */
interface LeftChat extends EventTarget {
  site: string;
  address: string;
  locale: string | undefined;
  theme: string | undefined;
  look: string | undefined;
  brand: string | undefined;
  consent: boolean | 'true' | 'false' | undefined;
}

/** What a window asks its opener, and what it is told under the same name. */
export const ASK = 'zaine-window';

/**
 * Leads a window that was just opened to the chat's own page on its server. How it looks goes with the address; whose
 * conversation it is is told to that page alone, when it asks.
 */
export function popOut(child: Window, chat: LeftChat, client: ChatClient | undefined): void {
  const { site, theme, look, brand } = chat;
  // This page's language is not the other's.
  const locale = localeOf(chat.locale);
  const page = new URL('/widget/chat.html', chat.address.split(' ')[0]);
  for (const [name, value] of Object.entries({ site, locale, theme, look, brand }))
    if (value) page.searchParams.set(name, value);
  const listening = new AbortController();
  const { signal } = listening;
  const hear = ({ source, origin, data }: MessageEvent) => {
    const visitor = client?.files()?.authorization.replace('Visitor ', '');
    const conversation = client?.snapshot.conversation;
    if (source !== child || origin !== page.origin || data !== ASK || !visitor || !conversation) return;
    const over: HandedOver = { visitor, conversation, kept: String(chat.consent) !== 'false' };
    child.postMessage({ [ASK]: over }, origin);
  };
  addEventListener('message', hear, { signal });
  chat.addEventListener('zaine-destroy', () => listening.abort(), { signal });
  child.location.replace(page.href);
  child.focus();
}
