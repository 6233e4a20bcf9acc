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

  it('say what they cost and how few are left, one of them with a button that leads to it', async () => {
    const product = { sku: 'A', title: { zh: '马克杯', en: 'Mug' }, price: 12800, currency: 'CNY' };
    const one = await mount(ZaineProductsCard, {
      products: [{ ...product, stock: 3, url: 'https://muhe.example/mug' }],
    });
    const card = one.find.getByRole('article');
    expect(card.textContent?.replace(/\s+/g, '')).toBe('马克杯只剩3件¥128.00看详情');
    expect(one.find.getByRole('link', { name: '看详情' }).getAttribute('href')).toBe(
      'https://muhe.example/mug',
    );
    const two = await mount(ZaineProductsCard, { products: [{ ...product, stock: 0 }, product] }, 'en');
    expect(two.find.getByText('Sold out')).toBeTruthy();
    expect(two.find.getAllByText('¥128.00')).toHaveLength(2);
  });
});
