// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { mount } from '../testing/mount.ts';
import { ZaineProductsCard } from './products-card.ts';

describe('products', () => {
  it('lead to their page where they have one on the web', async () => {
    const product = { sku: 'A', title: { zh: '马克杯', en: 'Mug' }, price: 12800, currency: 'CNY' };
    const { find } = await mount(ZaineProductsCard, {
      products: [
        { ...product, url: 'https://muhe.example/mug' },
        { ...product, url: 'javascript:alert(1)' },
        product,
      ],
    });
    const links = find.getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://muhe.example/mug']);
    expect(links[0]?.textContent?.replace(/\s+/g, '')).toContain('马克杯¥128.00');
  });
});
