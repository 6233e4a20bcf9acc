import type { Catalogue } from './catalogue.ts';
import type { Shop } from './shop.ts';
import { stockOf } from './stock.ts';

/** The same shop; where its system does not tell what is left, the catalogue may. */
export function withCatalogueStock(shop: Shop, catalogue: Pick<Catalogue, 'product'>): Shop {
  const { actions } = shop;
  return {
    ...shop,
    actions: {
      ...actions,
      async stock(site, wanted) {
        const told = await actions.stock(site, wanted);
        if (told !== undefined) return told;
        const product = await catalogue.product(site, wanted.sku);
        return product && stockOf(product, wanted.options);
      },
    },
  };
}
