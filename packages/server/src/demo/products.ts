import type { OrderItem, Product, ProductVariant } from '@zaine/protocol';

/** A text in both languages of the demo shop. */
export interface Bilingual {
  readonly [locale: string]: string;
  readonly zh: string;
  readonly en: string;
}

interface DemoProduct {
  title: Bilingual;
  /** Of one piece, in fen. */
  price: number;
  image: string;
  colors?: Record<string, Bilingual & { readonly image?: string }>;
  sizes?: Record<string, Bilingual>;
}

const medium = { zh: '中', en: 'Medium' };
const large = { zh: '大', en: 'Large' };

/** What the demo shop sells, by article number; the page in `examples/demo-shop` shows the same. */
export const demoProducts = {
  'MUG-01': {
    title: { zh: '粗陶马克杯·两只装', en: 'Stoneware mugs, pair' },
    price: 12800,
    image: '/images/mugs.svg',
    colors: {
      both: { zh: '月白、茶末各一', en: 'One moon white, one tea dust' },
      moon: { zh: '月白两只', en: 'Two moon white' },
      tea: { zh: '茶末两只', en: 'Two tea dust' },
    },
  },
  'BOWL-01': {
    title: { zh: '浅口饭碗·四只装', en: 'Shallow rice bowls, set of four' },
    price: 15600,
    image: '/images/bowls.svg',
    colors: { oat: { zh: '米灰', en: 'Oat' }, ink: { zh: '墨青', en: 'Ink blue' } },
  },
  'TEA-01': {
    title: { zh: '侧把茶壶', en: 'Side-handle teapot' },
    price: 26800,
    image: '/images/teapot.svg',
    colors: { ash: { zh: '柴灰', en: 'Wood ash' }, moon: { zh: '月白', en: 'Moon white' } },
  },
  'VASE-01': {
    title: { zh: '单枝花瓶', en: 'Single-stem vase' },
    price: 8800,
    image: '/images/vase.svg',
  },
  'TOTE-01': {
    title: { zh: '水洗帆布托特', en: 'Washed canvas tote' },
    price: 16800,
    image: '/images/tote.svg',
    colors: {
      natural: { zh: '本白', en: 'Natural' },
      moss: { zh: '苔绿', en: 'Moss', image: '/images/tote-moss.svg' },
      ink: { zh: '墨灰', en: 'Ink', image: '/images/tote-ink.svg' },
    },
    sizes: { medium, large },
  },
  'NAP-01': {
    title: { zh: '亚麻餐巾·四条', en: 'Linen napkins, set of four' },
    price: 9600,
    image: '/images/napkins.svg',
    colors: { slate: { zh: '灰蓝', en: 'Slate blue' }, oat: { zh: '燕麦', en: 'Oat' } },
  },
  'APRON-01': {
    title: { zh: '水洗亚麻围裙', en: 'Washed linen apron' },
    price: 13800,
    image: '/images/apron.svg',
    colors: { rust: { zh: '柿褐', en: 'Persimmon' }, ink: { zh: '墨灰', en: 'Ink' } },
    sizes: { small: { zh: 'S–M', en: 'S–M' }, large: { zh: 'L–XL', en: 'L–XL' } },
  },
  'POUCH-01': {
    title: { zh: '蓝染束口袋', en: 'Indigo drawstring pouch' },
    price: 5800,
    image: '/images/pouch.svg',
  },
  'BOARD-01': {
    title: { zh: '胡桃木砧板', en: 'Walnut cutting board' },
    price: 21800,
    image: '/images/board.svg',
    sizes: { medium, large },
  },
  'BENTO-01': {
    title: { zh: '杉木便当盒', en: 'Cedar bento box' },
    price: 18800,
    image: '/images/bento.svg',
    sizes: { one: { zh: '单层', en: 'One tier' }, two: { zh: '双层', en: 'Two tiers' } },
  },
  'SPOON-01': {
    title: { zh: '樱桃木勺·两支', en: 'Cherry-wood spoons, pair' },
    price: 4800,
    image: '/images/spoons.svg',
  },
  'TRAY-01': {
    title: { zh: '榉木托盘', en: 'Beech tray' },
    price: 14800,
    image: '/images/tray.svg',
    sizes: { medium, large },
  },
  'GIFT-01': {
    title: { zh: '一人食礼盒', en: 'Table-for-one gift box' },
    price: 32800,
    image: '/images/gift-box.svg',
  },
  'INC-01': {
    title: { zh: '线香与香座', en: 'Incense and holder' },
    price: 7800,
    image: '/images/incense.svg',
    colors: { cypress: { zh: '柏', en: 'Cypress' }, osmanthus: { zh: '桂花', en: 'Osmanthus' } },
  },
  'WRAP-01': {
    title: { zh: '棉布包袱皮', en: 'Cotton wrapping cloth' },
    price: 3800,
    image: '/images/wrap.svg',
  },
} satisfies Record<string, DemoProduct>;

/** An article number of {@link demoProducts}. */
export type DemoSku = keyof typeof demoProducts;

/** What has run out, by product and option, and what is nearly gone; of the rest there is enough. */
const LEFT: Record<string, number> = {
  'TOTE-01 moss large': 0,
  'TOTE-01 ink medium': 3,
  'TEA-01 moon': 2,
  'APRON-01 rust large': 0,
  'NAP-01 slate': 5,
  'GIFT-01': 4,
};
const ENOUGH = 40;

/** A product's page is called as its first picture is. */
function pageOf(image: string): string {
  return `/#/p/${/(\w[\w-]*)\.svg$/.exec(image)?.[1] ?? ''}`;
}

/** The catalogue of the demo shop. */
export function demoCatalogue(): Product[] {
  return Object.entries<DemoProduct>(demoProducts).map(([sku, { title, price, image, colors, sizes }]) => {
    const product = { sku, title, price, currency: 'CNY', image, url: pageOf(image) };
    if (!colors && !sizes) return { ...product, stock: LEFT[sku] ?? ENOUGH };
    const variants = Object.entries(colors ?? { '': undefined }).flatMap(([color, colorName]) =>
      Object.entries(sizes ?? { '': undefined }).map(([size, sizeName]): ProductVariant => {
        const key = [sku, color, size].filter(Boolean).join(' ');
        return {
          options: {
            ...(colorName && { color: { zh: colorName.zh, en: colorName.en } }),
            ...(sizeName && { size: sizeName }),
          },
          stock: LEFT[key] ?? ENOUGH,
          ...(colorName?.image !== undefined && { image: colorName.image }),
        };
      }),
    );
    return { ...product, variants };
  });
}

/** One line of an order: how many of a product, in which colour and size (keys of the product's own). */
export function orderLine(
  sku: DemoSku,
  chosen: { color?: string; size?: string; quantity?: number } = {},
): OrderItem {
  const product: DemoProduct = demoProducts[sku];
  const color = pick(sku, product.colors, chosen.color);
  const size = pick(sku, product.sizes, chosen.size);
  const options = {
    ...(color && { color: { zh: color.zh, en: color.en } }),
    ...(size && { size }),
  };
  return {
    sku,
    title: product.title,
    quantity: chosen.quantity ?? 1,
    price: product.price,
    ...(color || size ? { options } : {}),
    image: color?.image ?? product.image,
  };
}

function pick<T>(sku: string, among: Record<string, T> | undefined, key: string | undefined): T | undefined {
  if (key === undefined) return undefined;
  const found = among?.[key];
  if (!found) throw new Error(`${sku} does not come in ${key}`);
  return found;
}
