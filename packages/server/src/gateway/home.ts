import type { Home } from '@zaine/protocol';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { maskOrder } from '../shop/masking.ts';
import type { Shop } from '../shop/shop.ts';
import type { Site } from '../sites/sites.ts';

/** What the first screen is made of. */
export interface HomeParts {
  shop: Shop;
  knowledge: Pick<Knowledge, 'tagged'>;
}

/** Questions people begin with, by intent; those the shop has no answer for are left out. */
const suggestions = {
  zh: [
    { label: '查快递', value: 'flow:track_parcel' },
    { label: '七天无理由怎么退', value: 'flow:refund_policy', tag: 'refund_policy' },
    { label: '运费谁出', value: 'flow:delivery_fee', tag: 'delivery_fee' },
    { label: '开发票', value: 'flow:invoice', tag: 'invoice' },
    { label: '转人工', value: 'human' },
  ],
  en: [
    { label: 'Track my order', value: 'flow:track_parcel' },
    { label: 'How do returns work', value: 'flow:refund_policy', tag: 'refund_policy' },
    { label: 'What is postage', value: 'flow:delivery_fee', tag: 'delivery_fee' },
    { label: 'Get an invoice', value: 'flow:invoice', tag: 'invoice' },
    { label: 'Talk to a person', value: 'human' },
  ],
} as const;

/** Makes the first screen: a signed-in customer's latest orders (masked) and questions to begin with. */
export function createHome({ shop, knowledge }: HomeParts) {
  return async (site: Site, customer: string | undefined, locale: string): Promise<Home> => {
    const language = locale.startsWith('zh') ? 'zh' : 'en';
    const [orders, orderCount, answered] = await Promise.all([
      customer ? shop.orders(site.id, customer, { limit: 3 }) : [],
      customer ? shop.orderCount(site.id, customer) : 0,
      Promise.all(
        suggestions[language].map(
          async (one) => !('tag' in one) || (await knowledge.tagged(site.id, one.tag)).length > 0,
        ),
      ),
    ]);
    return {
      orders: orders.map(maskOrder),
      orderCount,
      suggestions: suggestions[language]
        .filter((_, i) => answered[i])
        .map(({ label, value }) => ({ label, value })),
    };
  };
}
