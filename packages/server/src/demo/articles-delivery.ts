import type { DemoArticle } from './demo-article.ts';

/** How parcels travel, what it costs, how long it takes, and what happens when one goes astray. */
export const deliveryArticles: readonly DemoArticle[] = [
  {
    id: 'delivery-fee',
    title: { zh: '运费多少？满多少包邮？', en: 'What does delivery cost?' },
    body: {
      zh: '内地满 99 元包邮，不满收 8 元，新疆、西藏也一样；金卡会员不限金额包邮。港澳台 30 元，满 499 包邮。海外 120 元，满 999 包邮。',
      en: 'Within mainland China delivery is free from ¥99, otherwise ¥8, Xinjiang and Tibet included; gold members never pay. Hong Kong, Macau and Taiwan are ¥30, free from ¥499. Overseas is ¥120, free from ¥999.',
    },
    tags: ['delivery_fee'],
  },
  {
    id: 'delivery-time',
    title: { zh: '多久发货？几天能到？', en: 'When do you dispatch, and how long does it take?' },
    body: {
      zh: '付款后 48 小时内从景德镇发出，16:00 前付款的多半当天走。江浙沪、江西 1–2 天，其他省份 2–4 天，新疆、西藏、青海 5–7 天；港澳台 3–5 天，海外 6–10 天。刻字的多等三天。',
      en: 'We dispatch from Jingdezhen within 48 hours of payment, most orders paid before 4 pm the same day. Then 1–2 days to Jiangxi, Shanghai, Jiangsu and Zhejiang, 2–4 to other provinces, 5–7 to Xinjiang, Tibet and Qinghai, 3–5 to Hong Kong, Macau and Taiwan, 6–10 overseas. Engraving adds three days.',
    },
    tags: ['delivery_time'],
  },
  {
    id: 'delivery-options',
    title: { zh: '发什么快递？哪些地方能送？', en: 'Which carrier do you use, and where do you deliver?' },
    body: {
      zh: '默认顺丰，全国都送；新疆、西藏走邮政 EMS。想用中通、圆通或京东，备注里写一声。海外走 DHL。也可以到景德镇店自提，10:00–18:00，带上订单号。',
      en: 'SF Express by default, anywhere in China; EMS to Xinjiang and Tibet; DHL abroad. If you prefer ZTO, YTO or JD, say so in the order note. You are also welcome to collect from our shop in Jingdezhen, 10:00–18:00, with your order number.',
    },
    tags: ['delivery_options'],
  },
  {
    id: 'overseas',
    title: { zh: '能寄香港、台湾或国外吗？', en: 'Do you ship to Hong Kong, Taiwan or abroad?' },
    body: {
      zh: '能。港澳台走顺丰，3–5 天，30 元，满 499 包邮。国外走 DHL，6–10 天，120 元，满 999 包邮，现在送北美、欧洲、日本、韩国、新加坡、澳大利亚和新西兰。关税由收件人付；海关要发票的话找我们，当天给。',
      en: 'Yes. Hong Kong, Macau and Taiwan by SF Express: 3–5 days, ¥30, free from ¥499. North America, Europe, Japan, Korea, Singapore, Australia and New Zealand by DHL: 6–10 days, ¥120, free from ¥999. Duties are paid by the recipient. If customs want an invoice, ask us and you will have it the same day.',
    },
    tags: ['delivery_options'],
  },
  {
    id: 'parcel-problem',
    title: {
      zh: '快递不动了、丢了、显示签收却没收到',
      en: 'The parcel is stuck, lost, or marked delivered but not here',
    },
    body: {
      zh: '两天没有新动静，告诉我们，我们去催，每天给您回一次信。快递确认丢了，或者五天还找不到，当天补发或全额退款，您选。显示签收却没收到，先看看门卫、快递柜和家人；都没有，我们 24 小时内跟网点核实，找不到照样补发或退款。',
      en: 'No scan for two days? Tell us: we chase the carrier and report to you every day. If it is confirmed lost, or still missing after five days, we send it again or refund it in full that day, whichever you like. Marked delivered but not with you? Check the gatehouse, the locker and your family first; if nobody has it, we settle it with the branch within 24 hours, and resend or refund if it cannot be found.',
    },
    tags: ['parcel_problem'],
  },
  {
    id: 'returned-parcel',
    title: { zh: '包裹被退回、卡在海关怎么办？', en: 'My parcel was sent back, or is held by customs' },
    body: {
      zh: '退回景德镇的，我们核对好地址和电话免费再寄一次，或者全额退款。海关暂扣多半是缺一张发票：找我们要，转给快递，一般两三个工作日放行。',
      en: 'If it comes back to Jingdezhen we check the address with you and send it once more for free, or refund it in full. Customs mostly want an invoice: ask us for it, pass it to the carrier, and the parcel is usually released in two or three working days.',
    },
    tags: ['parcel_problem'],
  },
];
