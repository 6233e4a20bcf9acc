import type { Article, Customer, Order, Product } from '@zaine/protocol';
import { demoArticles } from './articles.ts';
import { demoCustomers } from './customers.ts';
import { orderOf } from './order-draft.ts';
import { doneOrders } from './orders-done.ts';
import { movingOrders } from './orders-moving.ts';
import { troubledOrders } from './orders-troubled.ts';
import { waitingOrders } from './orders-waiting.ts';
import { demoCatalogue } from './products.ts';
import { createShopClock } from './shop-clock.ts';

/** Everything the demo shop starts with, dated relative to `now`: its customers, their orders (newest first), its articles and what it sells. The same `now` gives the same data. */
export function demoData(now: Date): {
  customers: Customer[];
  orders: Order[];
  articles: Article[];
  products: Product[];
} {
  const clock = createShopClock(now);
  const drafts = [...waitingOrders, ...movingOrders, ...Object.values(troubledOrders), ...doneOrders];
  const orders = drafts.map((draft) => orderOf(draft, clock));
  return {
    customers: demoCustomers.map(({ address: _address, zone: _zone, ...customer }) => customer),
    orders: orders.sort((a, b) => b.placedAt.localeCompare(a.placedAt)),
    articles: demoArticles(clock),
    products: demoCatalogue(),
  };
}
