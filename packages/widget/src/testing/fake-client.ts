import type { ChatClient, ChatEvents, ChatSnapshot } from '@zaine/client';
import { nothingYet } from '../chat/nothing-yet.ts';

/** A client without a server: shows the snapshots it is given and remembers what it was asked to do. */
export class FakeClient implements ChatClient {
  snapshot: ChatSnapshot;
  /** Every call, as method name and arguments. */
  readonly calls: [name: string, ...args: unknown[]][] = [];
  readonly #listeners = new Set<(snapshot: ChatSnapshot) => void>();
  readonly #named = new Map<string, Set<(payload: never) => void>>();

  constructor(snapshot: Partial<ChatSnapshot> = {}) {
    this.snapshot = { ...nothingYet, connection: 'online', ...snapshot };
  }

  /** Shows another snapshot, as after a frame from the server. */
  become(change: Partial<ChatSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const listener of this.#listeners) listener(this.snapshot);
  }

  /** Tells the listeners of one event. */
  emit<K extends keyof ChatEvents>(name: K, payload: ChatEvents[K]): void {
    for (const listener of this.#named.get(name) ?? []) listener(payload as never);
  }

  /** What the methods called `name` were given. */
  asked(name: string): unknown[][] {
    return this.calls.filter(([called]) => called === name).map(([, ...args]) => args);
  }

  subscribe(listener: (snapshot: ChatSnapshot) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  on<K extends keyof ChatEvents>(name: K, listener: (payload: ChatEvents[K]) => void): () => void {
    const listeners = this.#named.get(name) ?? new Set();
    this.#named.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  readonly kept = new Map<string, string>();
  readonly store = {
    read: (name: string) => this.kept.get(name),
    write: (name: string, value: string) => void this.kept.set(name, value),
    remove: (name: string) => void this.kept.delete(name),
  };

  connect = () => this.#note('connect');
  disconnect = () => this.#note('disconnect');
  post: ChatClient['post'] = (body) => this.#note('post', body);
  send = (text: string) => this.#note('send', text);
  choose: ChatClient['choose'] = (choice) => this.#note('choose', choice);
  submit: ChatClient['submit'] = (form, values) => this.#note('submit', form, values);
  rate: ChatClient['rate'] = (...args) => this.#note('rate', ...args);
  files = () => ({ url: 'http://shop.test/v1/files', authorization: 'Visitor v1' });
  sendFile = (id: string) => this.#note('sendFile', id);
  retry = (cid: string) => this.#note('retry', cid);
  discard = (cid: string) => this.#note('discard', cid);
  typing = (on: boolean) => this.#note('typing', on);
  markRead = () => this.#note('markRead');
  end = () => this.#note('end');
  setLocale = (locale: string) => this.#note('setLocale', locale);
  setPage: ChatClient['setPage'] = (page) => this.#note('setPage', page);
  setAttributes: ChatClient['setAttributes'] = (attributes) => this.#note('setAttributes', attributes);
  track: ChatClient['track'] = (...args) => this.#note('track', ...args);
  setConsent = (granted: boolean) => this.#note('setConsent', granted);
  identify: ChatClient['identify'] = (identity) => this.#note('identify', identity);
  logout = () => this.#note('logout');

  #note(name: string, ...args: unknown[]): string {
    this.calls.push([name, ...args]);
    return `cid-${this.calls.length}`;
  }
}
