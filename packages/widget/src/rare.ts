import { ZaineCarousel } from './carousel/carousel.ts';
import { ZaineCaseCard } from './case-card/case-card.ts';
import { defineElements } from './element/define-elements.ts';
import { ZaineFileCard } from './file-card/file-card.ts';
import { ZaineFormCard } from './form-card/form-card.ts';
import { ZaineProductsCard } from './products-card/products-card.ts';
import { ZaineRating } from './rating/rating.ts';

/** Registers what most conversations never show; loaded when one does. */
export function defineRare(): void {
  defineElements({
    'zaine-carousel': ZaineCarousel,
    'zaine-case-card': ZaineCaseCard,
    'zaine-file-card': ZaineFileCard,
    'zaine-form-card': ZaineFormCard,
    'zaine-products-card': ZaineProductsCard,
    'zaine-rating': ZaineRating,
  });
}
