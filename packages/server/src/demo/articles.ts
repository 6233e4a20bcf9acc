import { accountArticles } from './articles-account.ts';
import { afterSalesArticles } from './articles-after-sales.ts';
import { deliveryArticles } from './articles-delivery.ts';
import { goodsArticles } from './articles-goods.ts';
import { orderingArticles } from './articles-ordering.ts';
import type { DemoArticle } from './demo-article.ts';
import type { ShopClock } from './shop-clock.ts';

/** The demo shop's knowledge base. The clock tells until when the offer of the month runs. */
export function demoArticles(clock: ShopClock): DemoArticle[] {
  return [
    ...goodsArticles,
    ...orderingArticles(clock),
    ...deliveryArticles,
    ...afterSalesArticles,
    ...accountArticles,
  ];
}
