import { keep, kept } from './kept.js';

const NAME = 'muhe.locale';

/** Fen as yuan: `¥168`, with the fen only where there are any. */
export const yuan = (fen) => `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}`;

/** The language chosen here before, else the browser's: `zh` or `en`. */
export function chosenLocale() {
  const before = kept(NAME);
  if (before === 'zh' || before === 'en') return before;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Keeps the choice for the next visit. */
export const rememberLocale = (locale) => keep(NAME, locale);

/** The offer runs to the end of the month, by the shop's own calendar. */
function offerEnds(locale) {
  const inShop = (part) =>
    Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', [part]: 'numeric' }).format());
  const last = new Date(Date.UTC(inShop('year'), inShop('month'), 0));
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', day: 'numeric' }).format(last);
}

const zh = {
  shop: '木禾生活',
  shopTitle: '木禾生活 Muhe Living',
  otherName: 'Muhe Living',
  otherLanguage: 'English',
  shelves: '货架',
  where: '您在这里',
  comma: '，',
  demo: '这是一家示例店，逛和问都是真的，买不是。',
  browseAs: '以谁的身份逛',
  guest: '访客',
  customer: (name, orders) => `${name}，${orders} 单`,
  bag: '购物车',
  bagWith: (count) => (count ? `购物车，${count} 件` : '购物车，空的'),
  bagEmpty: '还没有东西。看中什么，放进来就在这里。',
  lookAround: '去逛逛',
  fewer: '少一件',
  more: '多一件',
  goods: '商品',
  offerName: '满 299 减 40',
  freight: '运费',
  free: '包邮',
  total: '合计',
  demoEnds: '示例店到这里为止，不收钱，也不发货。',
  heroTitle: ['给日子用的', '杯碗布木'],
  heroText: '都在景德镇的工坊里慢慢做，做一件，用很久。',
  heroLink: '看看杯与碗',
  heroPicture: '一张木桌上，胡桃木砧板、碗、马克杯、花瓶和帆布包',
  tryTitle: '试着问问',
  tryText: '点右下角那扇小门，照这样说：',
  questions: [
    ['我的快递到哪了', '先在最上面选林晓雯的身份，她有一件正在派送。'],
    ['杯子能进微波炉吗', '店里的规矩和养护，它都读过。'],
    ['转人工', '再开一个窗口进客服工作台，您就是那位客服。'],
  ],
  before: '原价',
  picture: (number) => `第 ${number} 张图`,
  offer: () => `满 299 减 40，到 ${offerEnds('zh-CN').replace(/(\d+)/g, ' $1 ').trim()}`,
  color: '颜色',
  size: '尺寸',
  addToBag: '加入购物车',
  inBag: '放进去了。',
  seeBag: '看看购物车',
  dispatch: '发货',
  dispatchText: '48 小时内，顺丰',
  returns: '退换',
  returnsText: '七天无理由',
  ask: '问问店家',
  sameTable: '同一张桌上',
  wrapTitle: '包成礼物',
  wrapText: ['牛皮纸加棉线，每单 12 元。', '想用包袱皮，只收布钱。', '卡片我们手写，免费。'],
  address: ['江西景德镇，昌江边的工坊', '门店自提 10:00–18:00'],
  promises: '答应您的',
  promiseList: ['48 小时内发货，默认顺丰', '内地满 99 元包邮', '七天无理由退换', '15 天价保'],
  service: '找我们',
  serviceList: ['自动回复，全天都在', '真人 9:00–21:00，天天在', '400-000-0618'],
  backstage: '柜台后面',
  console: '客服工作台',
  openapi: '接口说明（OpenAPI）',
  footnote: '木禾生活是为演示而画的店，人名、电话和订单都是编的。',
};

const en = {
  shop: 'Muhe Living',
  shopTitle: 'Muhe Living 木禾生活',
  otherName: '木禾生活',
  otherLanguage: '中文',
  shelves: 'Shelves',
  where: 'You are here',
  comma: ', ',
  demo: 'A demo shop. Look around and ask; nothing is really sold.',
  browseAs: 'Browse as',
  guest: 'Guest',
  customer: (name, orders) => `${name}, ${orders} ${orders === 1 ? 'order' : 'orders'}`,
  bag: 'Bag',
  bagWith: (count) => (count ? `Bag, ${count} ${count === 1 ? 'piece' : 'pieces'}` : 'Bag, empty'),
  bagEmpty: 'Nothing here yet. What you add will wait for you here.',
  lookAround: 'Look around',
  fewer: 'One fewer',
  more: 'One more',
  goods: 'Goods',
  offerName: '¥40 off ¥299',
  freight: 'Delivery',
  free: 'Free',
  total: 'Total',
  demoEnds: 'The demo ends here: no money taken, nothing sent.',
  heroTitle: ['Made to be used', 'every day'],
  heroText: 'Clay, cloth and wood, made slowly in our workshop in Jingdezhen.',
  heroLink: 'See cups and bowls',
  heroPicture: 'A walnut board, bowls, mugs, a vase and a canvas tote on a wooden table',
  tryTitle: 'Try asking',
  tryText: 'Open the little door at the bottom right and say:',
  questions: [
    ['Where is my parcel?', 'First browse as Emma Clarke, at the very top. One of hers is out for delivery.'],
    ['Can the mugs go in the microwave?', 'It has read the shop’s rules and how to care for things.'],
    ['Let me talk to a person', 'Then open the agent console in another window: that person is you.'],
  ],
  before: 'Before',
  picture: (number) => `Picture ${number}`,
  offer: () => `¥40 off ¥299, until ${offerEnds('en-GB')}`,
  color: 'Colour',
  size: 'Size',
  addToBag: 'Add to bag',
  inBag: 'It is in your bag.',
  seeBag: 'See the bag',
  dispatch: 'Dispatch',
  dispatchText: 'Within 48 hours, SF Express',
  returns: 'Returns',
  returnsText: 'Seven days, no reason needed',
  ask: 'Ask the shop',
  sameTable: 'On the same table',
  wrapTitle: 'Gift wrapping',
  wrapText: [
    'Brown paper and string, ¥12 an order.',
    'In a cotton cloth, just the price of the cloth.',
    'A card written by hand, free.',
  ],
  address: ['A workshop by the river in Jingdezhen, China', 'Collect in person 10:00–18:00'],
  promises: 'Our word',
  promiseList: [
    'Dispatched within 48 hours by SF Express',
    'Free delivery in mainland China from ¥99',
    'Seven days to return, no reason needed',
    'Price protection for 15 days',
  ],
  service: 'Reach us',
  serviceList: [
    'Automatic answers at any hour',
    'People 9:00–21:00 Beijing time, every day',
    '+86 400-000-0618',
  ],
  backstage: 'Behind the counter',
  console: 'Agent console',
  openapi: 'The API (OpenAPI)',
  footnote: 'Muhe Living was drawn for this demo; its people, phone numbers and orders are made up.',
};

/** Everything the pages say, by language. */
export const words = { zh, en };
