import type { ChatClient, Identity } from '@zaine/client';
import type { PageContext } from '@zaine/protocol';
import type { Draft, Texts, ZaineOptions } from '../api.ts';
import { localeOf } from '../format/locale-of.ts';
import { ASK } from './ask.ts';

/** What a page hands to the window it opened, so that the same conversation goes on there as the page has made it. */
export interface HandedOver {
  /** The token and the id that open the conversation, once there is one. */
  visitor?: string | undefined;
  conversation?: string | undefined;
  /** Whether it may outlive a reload. */
  kept: boolean;
  /** Whether the page looks at what is sent; then nothing is sent that it has not seen. */
  guarded: boolean;
  /** Whether it can say who the customer is, and is to be asked for a token. */
  signs: boolean;
  options: Pick<ZaineOptions, 'tokens' | 'preChat' | 'shopName' | 'strings' | 'context'>;
}

/** What the window asks over its port: about a text, or for a token of the customer's. */
export type Question = { draft: Draft } | { identity: true };
/** How the page answers: that it has heard, then with the text or false, or with the token. */
export type Answer =
  | { heard: true }
  | { text: string | false; guarded: boolean }
  | { identity: string | undefined };

/** What has to be known of the chat that is left. */
export interface LeftChat {
  site: string;
  address: string;
  locale: string | undefined;
  theme: string | undefined;
  look: string | undefined;
  brand: string | undefined;
  tokens: Record<string, string> | undefined;
  preChat: string | undefined;
  shopName: string | undefined;
  consent: boolean | 'true' | 'false' | undefined;
  identity: Identity | undefined;
  page: PageContext;
}

/** The page's hooks, and the texts it has replaced. */
interface Guard {
  asks(): Promise<boolean>;
  ask(draft: Draft): Promise<string | false>;
}

const originOf = (chat: LeftChat): string => chat.address.split(' ')[0] as string;

/** Leads a window that was just opened to the chat's own page on its server. How it looks goes with the address. */
export async function popOut(child: Window, chat: LeftChat, guard: Guard): Promise<void> {
  const { site, theme, look, brand } = chat;
  // This page's language is not the other's.
  const locale = localeOf(chat.locale);
  // Said here, too: a window that is loaded again may find nobody to ask whether it is guarded, and may keep anything.
  const guarded = (await guard.asks()) ? '1' : '';
  const fleeting = String(chat.consent) === 'false' ? '1' : '';
  const page = new URL('/widget/chat.html', originOf(chat));
  for (const [name, value] of Object.entries({ site, locale, theme, look, brand, guarded, fleeting }))
    if (value) page.searchParams.set(name, value);
  child.location.replace(page.href);
  child.focus();
}

/** What else a chat lends to its window: its client, its texts, and its hooks. */
interface Lent {
  client: ChatClient | undefined;
  texts: readonly [locale: string, texts: Texts][];
  guard: Guard;
}

/**
 * Answers a window of the chat's server that asks whose conversation goes on there: tells it, and from then on hands each
 * text that is about to be sent there to the page's hooks. Returns that window; undefined for anybody else.
 */
export async function handOver(
  { source, origin }: MessageEvent,
  chat: LeftChat,
  { client, texts, guard }: Lent,
): Promise<Window | undefined> {
  if (origin !== new URL(originOf(chat)).origin || !source) return undefined;
  const { tokens, preChat, shopName, page: context } = chat;
  const strings: Record<string, Texts> = {};
  // Texts that are made anew each time cannot go to another page.
  for (const [locale, own] of texts)
    strings[locale] = { ...strings[locale], ...JSON.parse(JSON.stringify(own)) };
  const visitor = client?.files()?.authorization.replace('Visitor ', '');
  const over: HandedOver = {
    visitor,
    conversation: client?.snapshot.conversation,
    kept: String(chat.consent) !== 'false',
    guarded: await guard.asks(),
    // A fixed token is good for the visitor alone that has shown it.
    signs: typeof chat.identity === 'function' || Boolean(chat.identity && visitor),
    options: JSON.parse(JSON.stringify({ tokens, preChat, shopName, strings, context })),
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = async ({ data: { id, question } }: MessageEvent<{ id: number; question: Question }>) => {
    const answer = (said: Answer) => port1.postMessage({ id, ...said });
    answer({ heard: true });
    if ('identity' in question) answer({ identity: await tokenOf(chat.identity) });
    else {
      const text = await guard.ask(question.draft);
      answer({ text, guarded: await guard.asks() });
    }
  };
  (source as Window).postMessage({ [ASK]: over }, { targetOrigin: origin, transfer: [port2] });
  return source as Window;
}

async function tokenOf(identity: Identity | undefined): Promise<string | undefined> {
  try {
    return typeof identity === 'function' ? await identity() : identity;
  } catch {
    // The window goes on without, as the page itself would.
    return undefined;
  }
}
