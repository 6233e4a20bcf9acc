import type { Store } from '../store/store.ts';
import { type BuiltInShop, createBuiltInShop } from './adapters/built-in.ts';
import { type CaseMoves, createCaseMoves } from './cases/case-moves.ts';
import { type ChangeFeed, createChangeFeed } from './change-feed.ts';
import { createPolicyBook, type EditablePolicyBook } from './policy-book.ts';
import type { Shop } from './shop.ts';
import { createTickets } from './tickets/create-tickets.ts';
import type { Tickets } from './tickets.ts';

/** All that is done for customers behind the conversation. */
export interface BackRoom {
  /** What conversations ask. */
  shop: Shop;
  /** The records that are kept here. */
  builtIn: BuiltInShop;
  policies: EditablePolicyBook;
  tickets: Tickets;
  moves: CaseMoves;
  changes: ChangeFeed;
}

/** Furnishes the back room over a store. */
export function createBackRoom(store: Store, now: () => number): BackRoom {
  const policies = createPolicyBook(store, now);
  const builtIn = createBuiltInShop(store, now);
  return {
    shop: builtIn,
    builtIn,
    policies,
    tickets: createTickets(store, policies, now),
    moves: createCaseMoves({ store, policies, now }),
    changes: createChangeFeed(store, policies, now),
  };
}
