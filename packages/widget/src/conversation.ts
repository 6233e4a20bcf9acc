import { ZaineArticleCard } from './article-card/article-card.ts';
import { defineElements } from './element/define-elements.ts';
import { ZaineMessages } from './messages/messages.ts';
import { ZaineQueue } from './queue/queue.ts';

/** Registers what a conversation is drawn with; loaded with the shopper's first word, since many only look in. */
export function defineConversation(): void {
  defineElements({
    'zaine-article-card': ZaineArticleCard,
    'zaine-messages': ZaineMessages,
    'zaine-queue': ZaineQueue,
  });
}

/** What draws orders and parcels. Asked for here, what it shares with conversations lies with these. */
export const loadOrders = () => import('./orders.ts');

/** What most conversations never show. */
export const loadRare = () => import('./rare.ts');

export { loadMore } from './strings/load-more.ts';
