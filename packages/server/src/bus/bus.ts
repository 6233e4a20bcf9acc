import type { ConversationEvent } from '@zaine/protocol';

/** What rooms tell each other. Tables are the truth; a lost notice is healed by `seq` or the next one. */
export type Notice =
  | { about: 'events'; site: string; conversation: string; events: readonly ConversationEvent[] }
  | {
      about: 'typing';
      site: string;
      conversation: string;
      role: 'shopper' | 'bot' | 'agent';
      name?: string;
      on: boolean;
    }
  | {
      about: 'note';
      site: string;
      conversation: string;
      note: { id: string; at: string; author: string; text: string };
    }
  | { about: 'alarm'; site: string; conversation: string; code: string; message: string }
  | { about: 'assigned'; site: string; conversation: string; agent: string }
  | { about: 'queue'; site: string }
  | { about: 'agents'; site: string };

/** Carries notices to every part of the server that shows them to somebody. */
export interface Bus {
  publish(notice: Notice): void;
  /** Returns the undo. A listener that throws does not keep others from hearing. */
  subscribe(listener: (notice: Notice) => void): () => void;
}
