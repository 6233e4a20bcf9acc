import type { Said } from './turn-input.ts';

const SURNAMES =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金丘夏谭韦贾邹石熊孟秦阎薛侯雷段郝孔邵史毛常顾赖武康贺严尹钱施洪龚欧阳';
const OTHERS =
  '我?(?:妈妈?|爸爸?|老公|老婆|男朋友|女朋友|朋友|同事|同学|室友|邻居|姐姐?|哥哥?|弟弟?|妹妹?)|别人|他|她|人家';
const ORDERS = '(?:订单|快递|包裹|单子|物流)';
const CHINESE_PERSON = new RegExp(
  `(?:^|[^\\p{Script=Han}]|查一?下?|看一?下?|看看|查查|帮我|的)(?<who>[${SURNAMES}]\\p{Script=Han}{1,2}|${OTHERS})的${ORDERS}`,
  'u',
);
const ENGLISH_PERSON =
  /\b(?:(?<who>[A-Z][a-z]+(?: [A-Z][a-z]+)?)'s|(?:my |the )?(?<other>friend|mother|mum|mom|father|dad|sister|brother|husband|wife|boyfriend|girlfriend|neighbou?r|colleague|roommate|boss)'?s) (?:orders?|parcels?|packages?|delivery)\b|\b(?:orders?|parcels?|packages?) (?:of|for|by|under) (?<for>[A-Z][a-z]+ [A-Z][a-z]+)\b/;
const NO_NAMES =
  /^(what|where|when|who|how|it|that|there|here|let|today|yesterday|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;

/** The person whose order a message asks for, where it is not the one who writes. */
export function personToldIn(words: string): string | undefined {
  const chinese = CHINESE_PERSON.exec(words)?.groups?.who;
  if (chinese !== undefined) return chinese;
  const { who, other, for: receiver } = ENGLISH_PERSON.exec(words)?.groups ?? {};
  const name = who ?? receiver ?? other;
  return name === undefined || NO_NAMES.test(name) ? undefined : name;
}

/** Characters that stand in a sentence around goods and hardly ever in their names. */
const NO_GOODS =
  '我你您他她它这那哪几多什么谁上下前后昨今明新旧最近刚之所全其另别一二三四五六七八九十个号月日周年天查看问退换补取发付没不还怎为何时到了吗呢吧啊买订想要请帮给和与的就都也再催改寄收送拍款件单有在是能会可以从';
const GOODS = `(?<goods>[^${NO_GOODS}\\P{Script=Han}]{2,6})`;
const BEFORE =
  '^(?:你好|您好|请问|麻烦|帮我|帮忙|查一?下|看一?下|看看|查查|想问一?下?|问一?下|我想?问?|的|那个|买的|，|,| )*';
const CHINESE_GOODS = [
  new RegExp(`${BEFORE}${GOODS}(?:的(?:那|这)?(?:个|一)?|那个?一?|这个?一?)(?:单|订单|快递|包裹|件)`, 'u'),
  new RegExp(
    `${BEFORE}${GOODS}(?:到哪|在哪|怎么还|什么时候(?:到|发|送|能)|到了没|发货了|发了|还没|呢[？?]?$)`,
    'u',
  ),
  new RegExp(`(?:买|订|拍)的(?:那个)?${GOODS}(?:到|发|怎|呢|在|什么|还|$)`, 'u'),
];
const NO_CHINESE_GOODS =
  /快递|包裹|订单|东西|货|物流|退|钱|宝贝|商品|产品|客服|人工|店|商家|卖家|老板|骑手|发票|售后|积分|优惠|券|短信|礼物|会员|地址|系统|差价|顺丰|圆通|中通|京东|韵达|极兔|邮政|申通|运费|活动|本人|朋友|全部|星期|礼拜|电话|手机|账|信息|进度|状态|仓库|处理|审核|验证|密码/;
const ENGLISH_GOODS = [
  /\b(?:my|the) (?<goods>[a-z]+(?: [a-z]+)?) (?:order|parcel|package)\b/i,
  /\bwhere(?:'s| is| are) (?:my|the) (?<goods>[a-z]+(?: [a-z]+)?) ?(?:\?|$)/i,
  /\bi (?:ordered|bought) (?:an? |some |the )?(?<goods>[a-z]+(?: [a-z]+)?),? (?:and |but )?where\b/i,
];
const NO_ENGLISH_GOODS = new Set(
  'order orders parcel parcels package packages delivery deliveries shipment shipments stuff thing things item items goods products product purchase purchases refund refunds money invoice last latest new newest recent other others first second third previous whole entire old current pending open own damn bloody fucking stupid missing lost late delayed whereabouts of is it and status online unpaid paid today yesterday next this that return returns replacement exchange courier driver tracking number code link confirmation receipt account same right wrong two three four one shop store address office discount coupon points card voucher'.split(
    ' ',
  ),
);

/** The goods a message names as those of an order. */
export function goodsToldIn(words: string): string | undefined {
  for (const pattern of CHINESE_GOODS) {
    const goods = pattern.exec(words)?.groups?.goods;
    if (goods !== undefined && !NO_CHINESE_GOODS.test(goods)) return goods;
  }
  for (const pattern of ENGLISH_GOODS) {
    const goods = pattern.exec(words)?.groups?.goods?.toLowerCase();
    if (goods && !goods.split(' ').some((word) => NO_ENGLISH_GOODS.has(word))) return goods;
  }
  return undefined;
}

const PLACED_AFTER =
  /^(?:的时候)?(?:晚上|早上|上午|下午|中午)?(?:在你们?[店家]?)?(?:下|买|订|拍|付)|^(?:'s)? (?:order|purchase)\b/;
const PLACED_BEFORE =
  /\b(?:ordered|bought|placed|purchased|order|orders|purchase)(?: (?:it|them|something|this|that|an?|some))?(?: \w+)?(?: (?:on|from|of|in))? ?$/i;

/** On which days an order was placed, as far as a message tells; each as YYYY-MM-DD. */
export function placedIn({ text, slots }: Said): { from: string; to: string } | undefined {
  const slot = slots.find(
    ({ name, start, end }) =>
      name === 'date' && (PLACED_AFTER.test(text.slice(end)) || PLACED_BEFORE.test(text.slice(0, start))),
  );
  if (!slot) return undefined;
  const [from = '', to = from] = slot.value.split('/');
  return { from, to };
}
