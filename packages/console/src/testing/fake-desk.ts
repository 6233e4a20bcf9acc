import type { DeskConversation, DeskSnapshot } from '@zaine/client';
import type { Desk } from '../desk/desk.ts';
import type { Room } from './fixtures.ts';

type Call = [name: string, ...details: unknown[]];

/** A desk without a server: a test sets what it shows and reads what was asked of it. */
export class FakeDesk {
  readonly calls: Call[] = [];
  readonly desk: Desk;
  #snapshot: DeskSnapshot = {
    connection: 'online',
    agent: { name: '小周', role: 'agent', status: 'online' },
    queue: [],
    mine: [],
    open: {},
    agents: [],
    alarms: [],
    error: undefined,
  };
  #listener: (() => void) | undefined;

  constructor() {
    const note =
      (name: string) =>
      (...details: unknown[]) => {
        this.calls.push([name, ...details]);
        return 'cid';
      };
    const self = this;
    this.desk = {
      get snapshot() {
        return self.#snapshot;
      },
      subscribe: (listener) => {
        this.#listener = () => listener(this.#snapshot);
        return () => {
          this.#listener = undefined;
        };
      },
      connect: note('connect'),
      disconnect: note('disconnect'),
      setStatus: note('setStatus'),
      open: note('open'),
      close: note('close'),
      claim: note('claim'),
      send: note('send'),
      typing: note('typing'),
      markRead: note('markRead'),
      note: note('note'),
      transfer: note('transfer'),
      end: note('end'),
      retry: note('retry'),
      discard: note('discard'),
      dismissAlarm: note('dismissAlarm'),
    };
  }

  /** Changes what the desk shows, and says so. */
  set(change: Partial<DeskSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.#listener?.();
  }

  /** What was asked under a name, in order. */
  asked(name: string): unknown[][] {
    return this.calls.filter(([each]) => each === name).map(([, ...details]) => details);
  }
}

/** A room as an opened conversation. */
export function opened(room: Room, change: Partial<DeskConversation> = {}): DeskConversation {
  const { summary, events, notes } = room;
  return { summary, events, notes, pending: [], typing: undefined, readByShopper: 0, live: true, ...change };
}
