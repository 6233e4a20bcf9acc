/** The shelves of the shop. */
export const categories = [
  {
    slug: 'cups',
    title: { zh: '杯与碗', en: 'Cups & bowls' },
    about: {
      zh: '粗陶，一窑二十天，釉色只有这一窑的样子。',
      en: 'Stoneware. Twenty days a kiln, and no two kilns the same.',
    },
  },
  {
    slug: 'bags',
    title: { zh: '布与包', en: 'Cloth & bags' },
    about: {
      zh: '棉和麻，先洗过一遍，再到您手上。',
      en: 'Cotton and linen, washed once before they reach you.',
    },
  },
  {
    slug: 'wood',
    title: { zh: '木器', en: 'Wood' },
    about: {
      zh: '胡桃、杉、樱桃、榉，越用越润。',
      en: 'Walnut, cedar, cherry, beech. They get better with use.',
    },
  },
  {
    slug: 'gifts',
    title: { zh: '礼物', en: 'Gifts' },
    about: {
      zh: '包得像样，不放价钱单，卡片我们手写。',
      en: 'Properly wrapped, no prices inside, a card written by hand.',
    },
  },
];

const medium = { zh: '中', en: 'Medium' };
const large = { zh: '大', en: 'Large' };
const picture = (name) => `/images/${name}.svg`;
const material = (zh, en) => ({ zh: ['材质', zh], en: ['Material', en] });
const measure = (zh, en) => ({ zh: ['尺寸', zh], en: ['Size', en] });
const care = (zh, en) => ({ zh: ['养护', zh], en: ['Care', en] });

const byHand = care('冷水手洗，阴干', 'Cold hand wash, dry in the shade');
const wipe = care('冲净擦干，别泡水', 'Rinse and wipe, never soak');
const anyMachine = care('可进微波炉、洗碗机', 'Microwave and dishwasher safe');

/** Everything the shop sells; prices in fen. */
export const products = [
  {
    slug: 'mugs',
    sku: 'MUG-01',
    category: 'cups',
    title: { zh: '粗陶马克杯·两只装', en: 'Stoneware mugs, pair' },
    about: { zh: '上半截有釉，下半截留着土。', en: 'Glazed above, bare clay below.' },
    price: 12800,
    was: 14800,
    colors: {
      both: { zh: '月白、茶末各一', en: 'One moon white, one tea dust' },
      moon: { zh: '月白两只', en: 'Two moon white' },
      tea: { zh: '茶末两只', en: 'Two tea dust' },
    },
    images: [picture('mugs')],
    facts: [material('粗陶', 'Stoneware'), measure('一只 330 ml', '330 ml each'), anyMachine],
  },
  {
    slug: 'bowls',
    sku: 'BOWL-01',
    category: 'cups',
    title: { zh: '浅口饭碗·四只装', en: 'Shallow rice bowls, set of four' },
    about: { zh: '口浅底稳，叠起来不占地方。', en: 'Low and steady, and they stack.' },
    price: 15600,
    colors: { oat: { zh: '米灰', en: 'Oat' }, ink: { zh: '墨青', en: 'Ink blue' } },
    images: [picture('bowls')],
    facts: [material('粗陶', 'Stoneware'), measure('口径 13 cm', '13 cm across'), anyMachine],
  },
  {
    slug: 'teapot',
    sku: 'TEA-01',
    category: 'cups',
    title: { zh: '侧把茶壶', en: 'Side-handle teapot' },
    about: { zh: '一只手就能倒，断水干净。', en: 'Pours with one hand and does not drip.' },
    price: 26800,
    colors: { ash: { zh: '柴灰', en: 'Wood ash' }, moon: { zh: '月白', en: 'Moon white' } },
    images: [picture('teapot')],
    facts: [
      material('粗陶', 'Stoneware'),
      measure('420 ml，两三人', '420 ml, for two or three'),
      care('手洗，别微波', 'Hand wash, no microwave'),
    ],
  },
  {
    slug: 'vase',
    sku: 'VASE-01',
    category: 'cups',
    title: { zh: '单枝花瓶', en: 'Single-stem vase' },
    about: { zh: '插一枝就够了。', en: 'One stem is enough.' },
    price: 8800,
    images: [picture('vase')],
    facts: [
      material('粗陶，低温釉', 'Stoneware, soft glaze'),
      measure('高 19 cm', '19 cm tall'),
      care('手洗', 'Hand wash'),
    ],
  },
  {
    slug: 'tote',
    sku: 'TOTE-01',
    category: 'bags',
    title: { zh: '水洗帆布托特', en: 'Washed canvas tote' },
    about: { zh: '洗过一遍的 12 安帆布，不再缩水。', en: '12 oz canvas, washed once, done shrinking.' },
    price: 16800,
    colors: {
      natural: { zh: '本白', en: 'Natural' },
      moss: { zh: '苔绿', en: 'Moss', image: picture('tote-moss') },
      ink: { zh: '墨灰', en: 'Ink', image: picture('tote-ink') },
    },
    sizes: { medium, large },
    images: [picture('tote'), picture('tote-hang'), picture('tote-moss'), picture('tote-ink')],
    facts: [
      measure('中 38 × 40 × 12 cm，大 46 × 42 × 16 cm', 'M 38 × 40 × 12 cm, L 46 × 42 × 16 cm'),
      { zh: ['电脑', '中号 13 寸，大号 16 寸'], en: ['Laptop', 'M 13-inch, L 16-inch'] },
      byHand,
    ],
  },
  {
    slug: 'napkins',
    sku: 'NAP-01',
    category: 'bags',
    title: { zh: '亚麻餐巾·四条', en: 'Linen napkins, set of four' },
    about: { zh: '越洗越软，皱一点也好看。', en: 'Softer with each wash, and fine unironed.' },
    price: 9600,
    colors: { slate: { zh: '灰蓝', en: 'Slate blue' }, oat: { zh: '燕麦', en: 'Oat' } },
    images: [picture('napkins')],
    facts: [
      material('亚麻', 'Linen'),
      measure('42 × 42 cm', '42 × 42 cm'),
      care('30 度机洗', '30 °C machine wash'),
    ],
  },
  {
    slug: 'apron',
    sku: 'APRON-01',
    category: 'bags',
    title: { zh: '水洗亚麻围裙', en: 'Washed linen apron' },
    about: { zh: '口袋够深，带子绕一圈系在前面。', en: 'Deep pockets, ties that come round to the front.' },
    price: 13800,
    colors: { rust: { zh: '柿褐', en: 'Persimmon' }, ink: { zh: '墨灰', en: 'Ink' } },
    sizes: { small: { zh: 'S–M', en: 'S–M' }, large: { zh: 'L–XL', en: 'L–XL' } },
    images: [picture('apron')],
    facts: [
      material('亚麻', 'Linen'),
      { zh: ['身高', 'S–M 150–168，L–XL 168–185 cm'], en: ['Height', 'S–M 150–168, L–XL 168–185 cm'] },
      care('30 度机洗', '30 °C machine wash'),
    ],
  },
  {
    slug: 'pouch',
    sku: 'POUCH-01',
    category: 'bags',
    title: { zh: '蓝染束口袋', en: 'Indigo drawstring pouch' },
    about: { zh: '装茶、装线、装零碎。', en: 'For tea, for thread, for odds and ends.' },
    price: 5800,
    images: [picture('pouch')],
    facts: [
      material('棉，蓝草染', 'Cotton, plant indigo'),
      measure('24 × 22 cm', '24 × 22 cm'),
      care('头两次单独洗', 'First two washes on its own'),
    ],
  },
  {
    slug: 'board',
    sku: 'BOARD-01',
    category: 'wood',
    title: { zh: '胡桃木砧板', en: 'Walnut cutting board' },
    about: { zh: '整板不拼，切完直接端上桌。', en: 'One plank, from the counter straight to the table.' },
    price: 21800,
    sizes: { medium, large },
    images: [picture('board')],
    facts: [
      material('黑胡桃，核桃油和蜂蜡', 'Black walnut, walnut oil and beeswax'),
      measure('中 36 × 22 cm，大 44 × 28 cm', 'M 36 × 22 cm, L 44 × 28 cm'),
      wipe,
    ],
  },
  {
    slug: 'bento',
    sku: 'BENTO-01',
    category: 'wood',
    title: { zh: '杉木便当盒', en: 'Cedar bento box' },
    about: { zh: '薄木弯的，饭放凉了也不闷。', en: 'Bent from thin cedar; rice stays good in it.' },
    price: 18800,
    sizes: { one: { zh: '单层', en: 'One tier' }, two: { zh: '双层', en: 'Two tiers' } },
    images: [picture('bento')],
    facts: [
      material('杉木，樱皮缝', 'Cedar, sewn with cherry bark'),
      measure('18 × 12 cm，一层 550 ml', '18 × 12 cm, 550 ml a tier'),
      wipe,
    ],
  },
  {
    slug: 'spoons',
    sku: 'SPOON-01',
    category: 'wood',
    title: { zh: '樱桃木勺·两支', en: 'Cherry-wood spoons, pair' },
    about: { zh: '一长一短差半指，手削的。', en: 'Carved by hand, so never quite the same length.' },
    price: 4800,
    images: [picture('spoons')],
    facts: [material('樱桃木', 'Cherry'), measure('约 21 cm', 'About 21 cm'), wipe],
  },
  {
    slug: 'tray',
    sku: 'TRAY-01',
    category: 'wood',
    title: { zh: '榉木托盘', en: 'Beech tray' },
    about: { zh: '边沿圆，端起来不硌手。', en: 'Round at the edge, easy in the hand.' },
    price: 14800,
    sizes: { medium, large },
    images: [picture('tray')],
    facts: [
      material('榉木', 'Beech'),
      measure('中 32 × 22 cm，大 42 × 30 cm', 'M 32 × 22 cm, L 42 × 30 cm'),
      wipe,
    ],
  },
  {
    slug: 'gift-box',
    sku: 'GIFT-01',
    category: 'gifts',
    title: { zh: '一人食礼盒', en: 'Table-for-one gift box' },
    about: {
      zh: '一只碗、一支勺、一条餐巾，给自己住的朋友。',
      en: 'A bowl, a spoon, a napkin, for a friend who lives alone.',
    },
    price: 32800,
    images: [picture('gift-box')],
    facts: [
      { zh: ['里面有', '饭碗、木勺、餐巾、手写卡'], en: ['Inside', 'Bowl, spoon, napkin, a written card'] },
      measure('24 × 18 × 14 cm', '24 × 18 × 14 cm'),
    ],
  },
  {
    slug: 'incense',
    sku: 'INC-01',
    category: 'gifts',
    title: { zh: '线香与香座', en: 'Incense and holder' },
    about: { zh: '一支二十五分钟，正好喝完一壶茶。', en: 'Twenty-five minutes a stick: one pot of tea.' },
    price: 7800,
    colorName: { zh: '香味', en: 'Scent' },
    colors: { cypress: { zh: '柏', en: 'Cypress' }, osmanthus: { zh: '桂花', en: 'Osmanthus' } },
    images: [picture('incense')],
    facts: [
      { zh: ['里面有', '四十支，陶香座一个'], en: ['Inside', 'Forty sticks and a clay holder'] },
      { zh: ['退换', '拆封后不退'], en: ['Note', 'No returns once opened'] },
    ],
  },
  {
    slug: 'wrap',
    sku: 'WRAP-01',
    category: 'gifts',
    title: { zh: '棉布包袱皮', en: 'Cotton wrapping cloth' },
    about: {
      zh: '包酒、包书、包便当，打个结就走。',
      en: 'For a bottle, a book, a lunch. One knot and off you go.',
    },
    price: 3800,
    images: [picture('wrap')],
    facts: [material('棉', 'Cotton'), measure('70 × 70 cm', '70 × 70 cm'), byHand],
  },
];

/** The shelf of that name, if there is one. */
export const findCategory = (slug) => categories.find((category) => category.slug === slug);

/** The product of that name, if there is one. */
export const findProduct = (slug) => products.find((product) => product.slug === slug);

/** The picture of a product in a colour. */
export const pictureOf = (product, color) => product.colors?.[color]?.image ?? product.images[0];
