import type { ConversationEvent } from '@zaine/protocol';

/** What rooms tell each other. Between nodes a notice carries ids only: the tables are the truth. */
export type Notice =
  /** A conversation's log has grown to `seq`; the node that did it has the events at hand. */
  | {
      about: 'events';
      site: string;
      conversation: string;
      seq: number;
      events?: readonly ConversationEvent[];
      /** The events as JSON, where somebody has written them down. */
      texts?: readonly string[] | undefined;
    }
  | {
      about: 'typing';
      site: string;
      conversation: string;
      role: 'shopper' | 'bot' | 'agent';
      name?: string;
      on: boolean;
    }
  | { about: 'note'; site: string; conversation: string; note: string }
  | { about: 'alarm'; site: string; conversation: string; code: string }
  | { about: 'assigned'; site: string; conversation: string; agent: string }
  /** Its customer was erased: nobody has this conversation open any more. */
  | { about: 'erased'; site: string; conversation: string }
  /** A customer was erased: each node writes it down on its own disk. */
  | { about: 'erasure'; site: string }
  | { about: 'queue'; site: string }
  /** Who is at the desk has changed, as this node sees it. */
  | { about: 'agents'; site: string }
  /** Another node has said who is at its desk. */
  | { about: 'presence'; site: string };

/** Carries notices to every part of every node that shows them to somebody. A lost notice is healed by `seq` or the next one. */
export interface Bus {
  publish(notice: Notice): void;
  /** Returns the undo. A listener that throws does not keep others from hearing. */
  subscribe(listener: (notice: Notice) => void): () => void;
  /** Called when notices may have been lost, and with them what they told of. Returns the undo. */
  onGap(listener: () => void): () => void;
  close(): Promise<void>;
}
