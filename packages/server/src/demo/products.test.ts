import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Bilingual, demoProducts, orderLine } from './products.ts';

interface Shown {
  sku: string;
  title: Bilingual;
  price: number;
  colors?: Record<string, Bilingual>;
  sizes?: Record<string, Bilingual>;
  images: string[];
}

const shop = new URL('../../../../examples/demo-shop/public/', import.meta.url);
const { products: shown } = (await import(new URL('shop/catalogue.js', shop).href)) as { products: Shown[] };

describe('what was ordered in the demo shop', () => {
  it('is on its shelves under the same name, for the same price, in the same colours and sizes', () => {
    const onShelf = Object.fromEntries(
      shown.map(({ sku, title, price, colors, sizes, images }) => [
        sku,
        { title, price, image: images[0], ...(colors && { colors }), ...(sizes && { sizes }) },
      ]),
    );
    expect(onShelf).toEqual(demoProducts);
  });

  it('has a picture', () => {
    const images = [
      ...shown.flatMap((product) => product.images),
      orderLine('TOTE-01', { color: 'moss' }).image ?? '',
      orderLine('TOTE-01', { color: 'ink' }).image ?? '',
    ];
    for (const image of images)
      expect(existsSync(fileURLToPath(new URL(`.${image}`, shop))), image).toBe(true);
  });

  it('is never in a colour the shop does not make', () => {
    expect(() => orderLine('VASE-01', { color: 'moss' })).toThrow('VASE-01 does not come in moss');
  });
});
