import type { Store } from '../store/store.ts';
import { type BuiltInShop, createBuiltInShop } from './adapters/built-in.ts';
import { createRemoteShop } from './adapters/remote-shop.ts';
import { type CaseMoves, createCaseMoves } from './cases/case-moves.ts';
import { createCatalogue, type EditableCatalogue } from './catalogue.ts';
import { withCatalogueStock } from './catalogue-stock.ts';
import { type ChangeFeed, createChangeFeed } from './change-feed.ts';
import { createPolicyBook, type EditablePolicyBook } from './policy-book.ts';
import type { RemoteOrders } from './remote-orders.ts';
import type { Shop } from './shop.ts';
import { shopPerSite } from './shop-per-site.ts';
import { createTickets } from './tickets/create-tickets.ts';
import type { Tickets } from './tickets.ts';
import { withTrackingPages } from './tracking-pages.ts';

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
  catalogue: EditableCatalogue;
}

/** A site whose orders live in a system of its own. */
export interface ShopSystem {
  site: string;
  orders: RemoteOrders;
}

/** Furnishes the back room over a store; the orders of every site but that of `system` are kept here. */
export function createBackRoom(store: Store, now: () => number, system?: ShopSystem): BackRoom {
  const policies = createPolicyBook(store, now);
  const builtIn = createBuiltInShop(store, now);
  const here = { shop: builtIn, moves: createCaseMoves({ store, policies, now }) };
  const there = system && createRemoteShop({ store, policies, orders: system.orders, now });
  const { shop, moves } = there ? shopPerSite((site) => (site === system.site ? there : here)) : here;
  const catalogue = createCatalogue(store, now);
  return {
    shop: withTrackingPages(withCatalogueStock(shop, catalogue), policies),
    catalogue,
    moves,
    builtIn,
    policies,
    tickets: createTickets(store, policies, now),
    changes: createChangeFeed(store, policies, now),
  };
}
