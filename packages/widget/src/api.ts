import type { ConnectionState, Identity, IdentityProblem } from '@zaine/client';
import type { Attributes, ConversationState, ErrorFrame, MessageEvent, PageContext } from '@zaine/protocol';
import type { MoreStrings } from './strings/more-zh.ts';
import type { Strings } from './strings/zh.ts';

/** One of the ready themes: `paper` (warm, the default), `porcelain` (cool and round), `ink` (plain and square). */
export type Look = 'paper' | 'porcelain' | 'ink';

/** How a chat looks. What is left out stays as it is. */
export interface Theme {
  /** Light, dark, or what the visitor's system prefers. */
  scheme?: 'light' | 'dark' | 'auto';
  /** One of the ready themes. */
  look?: Look;
  /** `#rgb` or `#rrggbb`; tints, and what is readable on it, are computed and checked for contrast. */
  brand?: string;
  /** Custom properties without their `--zaine-`, as `{ radius: '0.5', font: 'Georgia, serif' }`. */
  tokens?: Record<string, string>;
}

/** The widget's own texts, to be replaced one by one. */
export type Texts = Partial<Strings & MoreStrings>;

/** A text about to be sent, and where the shopper put it. */
export interface Draft {
  /** The words; a file's name before anything of the file is sent. */
  text: string;
  /** A message, an answer that was offered, a field of a form, the reason for a rating, a file. */
  kind: 'text' | 'choice' | 'form' | 'rating' | 'file';
  /** The name of the form's field. */
  field?: string;
}

type HookAnswer = Pick<Draft, 'text'> | false | undefined;

/**
 * Sees every text before it is sent, wherever the shopper put it: returns another one in its place, false to keep all that
 * goes with it, or nothing to let it pass.
 */
export type BeforeSend = (draft: Draft) => HookAnswer | Promise<HookAnswer>;

/** How to sign a customer in. */
export interface IdentifyOptions {
  /** Told when no token came, or the server refused a fresh one, too; the shopper goes on as a guest. */
  onError?: (problem: IdentityProblem) => void;
}

/** What a chat is made from; `data-*` attributes of the script tag have the same names. */
export interface ZaineOptions {
  /** The shop's site on the server. */
  site: string;
  /** The server's origin; that of the script tag, else the page's own. */
  server?: string;
  /** Tells several chats of one page apart, as in `zaine('sales.open')`. */
  name?: string;
  /** BCP 47, as `zh-CN`; by default the page's language, then the browser's. */
  locale?: string;
  /** In place of the name that the server knows. */
  shopName?: string;
  /** The shop's colour, `#rgb` or `#rrggbb`; tints, and what is readable on it, are computed. */
  brand?: string;
  /** `light` or `dark`; by default `auto`, what the visitor's system prefers. */
  theme?: 'light' | 'dark' | 'auto';
  /** One of the ready themes: `paper`, `porcelain` or `ink`. */
  look?: Look;
  /** `left` or `right`; the end of the line by default. */
  position?: 'left' | 'right';
  /** How far in front it stands; 2147483000 by default. */
  zIndex?: number | string;
  /** Custom properties without their `--zaine-`. */
  tokens?: Record<string, string>;
  /** Own texts by locale or language: `{ en: { here: 'Ask us anything' } }`. */
  strings?: Record<string, Texts>;
  /** A token signed by the shop's server; in a script better a function that fetches one, asked again when that is refused. */
  identity?: Identity;
  /** What the shopper looks at; see `setContext`. */
  context?: PageContext;
  /** Facts about the shopper; see `setAttributes`. */
  attributes?: Attributes;
  /** `false` keeps everything in memory until `setConsent(true)`, and removes what an earlier visit left. */
  consent?: boolean | 'true' | 'false';
  /** What is asked before the first word, as `name*, email, order, topic`; a star marks what has to be told. */
  preChat?: string;
  /** Sees every text before it is sent, those of forms, ratings and the window of its own as well. */
  beforeSend?: BeforeSend;
}

/** What a chat tells its page, by name; each is a composed DOM event too, `zaine-` before its name. */
export interface ZaineEvents {
  /** The chat is drawn and takes calls at once. */
  ready: undefined;
  /** The window was opened. */
  open: undefined;
  /** The window was closed. */
  close: undefined;
  /** A message joined the conversation, the shopper's own ones too. */
  message: MessageEvent;
  /** How many messages are unread. */
  unread: number;
  /** Where the conversation stands: with the bot, queued, with a person, closed. */
  state: ConversationState;
  /** How the connection is. */
  connection: ConnectionState;
  /** The customer could not be signed in, and goes on as a guest. */
  identity: IdentityProblem;
  /** The server refused something. */
  error: ErrorFrame;
  /** The chat is taken off the page. */
  destroy: undefined;
}

/** The calls of one chat: the same on the element, on what `init` returns, and as commands of `zaine(…)`. */
export interface ZaineApi {
  /** Opens the window. */
  open(): void;
  /** Closes the window; the conversation goes on. */
  close(): void;
  /** Opens the window, or closes it. */
  toggle(): void;
  /** Shows the launcher again. */
  show(): void;
  /** Takes launcher and window out of sight; the conversation goes on. */
  hide(): void;
  /** Opens the window with `text` in the composer, not sent yet. */
  showNewMessage(text?: string): Promise<void>;
  /** Sends a text of at most 4000 characters for the shopper; resolves to its id, or undefined where a before-send hook kept it. Anything else is rejected with a TypeError. */
  sendMessage(text: string): Promise<string | undefined>;
  /** Signs a customer in with a token of the shop's server, or better with a function that fetches one. */
  identify(identity: Identity, options?: IdentifyOptions): void;
  /** Signs out, closes the window and clears what this device knows of the shopper and the conversation, in other tabs too. */
  logout(): void;
  /** Says what the shopper looks at; what is left out is taken from the page. */
  setContext(page: PageContext): void;
  /** Adds facts about the shopper; null takes one back. */
  setAttributes(attributes: Attributes): void;
  /** Tells the shop that something happened on the page. */
  track(name: string, data?: Attributes): void;
  /** Speaks another language from here on. */
  setLocale(locale: string): void;
  /** Replaces texts of the widget, in one language or locale where one is given, else in all. */
  setStrings(strings: Texts, locale?: string): void;
  /** Changes how the chat looks, on the spot. Throws a TypeError for what is no theme. */
  setTheme(theme: 'light' | 'dark' | 'auto' | Theme): void;
  /** Whether anything may be stored on this device; false removes what is. */
  setConsent(granted: boolean): void;
  /** Adds a hook that sees every text before it is sent, wherever the shopper put it; returns the undo. */
  beforeSend(hook: BeforeSend): () => void;
  /** Calls `listener` for each event of that name; returns the undo. */
  on<K extends keyof ZaineEvents>(name: K, listener: (detail: ZaineEvents[K]) => void): () => void;
  /** The same for the next event alone. */
  once<K extends keyof ZaineEvents>(name: K, listener: (detail: ZaineEvents[K]) => void): () => void;
  /** Takes back one listener, or all of that name. */
  off<K extends keyof ZaineEvents>(name: K, listener?: (detail: ZaineEvents[K]) => void): void;
  /** Takes the chat off the page with all its listeners and its connection; what is stored stays until `logout`. */
  destroy(): Promise<void>;
}

/** A command for the only chat of a page, or for one by its name. */
type Command<Name extends string> = Name | `${string}.${Name}`;

/** What a call resolves to; undefined where the chat was destroyed. */
type Resolved<K extends keyof ZaineApi> = Promise<Awaited<ReturnType<ZaineApi[K]>> | undefined>;

/**
 * Calls by name, as `zaine('open')`, or `zaine('sales.open')` for the chat called `sales`. Works before the script is
 * there. Each resolves to what the call of that name on a chat returns.
 */
export interface ZaineCommand {
  (command: Command<'init'>, options: ZaineOptions): Promise<void>;
  <E extends keyof ZaineEvents>(
    command: Command<'on' | 'once'>,
    name: E,
    listener: (detail: ZaineEvents[E]) => void,
  ): Resolved<'on'>;
  <E extends keyof ZaineEvents>(
    command: Command<'off'>,
    name: E,
    listener?: (detail: ZaineEvents[E]) => void,
  ): Resolved<'off'>;
  <K extends Exclude<keyof ZaineApi, 'on' | 'once' | 'off'>>(
    command: Command<K>,
    ...args: Parameters<ZaineApi[K]>
  ): Resolved<K>;
}

/** The events of {@link ZaineEvents} as they rise through a page. */
type DomEvents = { [E in keyof ZaineEvents as `zaine-${E}`]: CustomEvent<ZaineEvents[E]> };

declare global {
  interface Window {
    /** The calls of the script tag, there from its stub on. */
    zaine: ZaineCommand;
  }
  interface HTMLElementEventMap extends DomEvents {}
  interface DocumentEventMap extends DomEvents {}
  interface WindowEventMap extends DomEvents {}
}
