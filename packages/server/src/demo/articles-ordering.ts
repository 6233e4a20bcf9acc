import type { DemoArticle } from './demo-article.ts';
import type { ShopClock } from './shop-clock.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Prices, ordering, paying, invoices, and changing one's mind before dispatch. */
export function orderingArticles(clock: ShopClock): readonly DemoArticle[] {
  const end = clock.monthEnd();
  return [
    {
      id: 'promotion',
      title: { zh: '现在有什么优惠？', en: 'What offers are on now?' },
      body: {
        zh: `满 299 减 40，到 ${end.month} 月 ${end.day} 日，结算时自动减，一单减一次。新会员另有一张 10 元券，满 99 可用；满减和券不能叠加，自动用更省的那个。积分可以和它们一起用，100 分抵 1 元。`,
        en: `¥40 off when you spend ¥299, until ${end.day} ${MONTHS[end.month - 1]}, taken off at checkout, once an order. New members also get ¥10 off ¥99. The two do not add up: checkout uses whichever saves you more. Points work with either, 100 to the yuan.`,
      },
      tags: ['promotion'],
    },
    {
      id: 'bargain',
      title: {
        zh: '能便宜点吗？买得多有优惠吗？',
        en: 'Could I have a better price, or a discount for many?',
      },
      body: {
        zh: '平时的价就是实在价，单件不另外议价，凑到 299 减 40 最划算。同一款买 10 件以上打九折，50 件以上给企业价，跟客服说一声数量和日期就行。',
        en: 'Our everyday price is our honest price, so we do not haggle over one piece; reaching ¥299 for ¥40 off is the best way down. Ten or more of the same thing are 10 % off. From fifty there is a company price: tell us how many and by when.',
      },
      tags: ['price_bargain'],
    },
    {
      id: 'place-order',
      title: { zh: '怎么下单？', en: 'How do I order?' },
      body: {
        zh: '选好颜色和尺寸，加入购物车，填地址，付款，就好了。不注册也能买，留手机号就行。要刻字、要礼物包装，写在备注里。没付款的订单替您留 24 小时。',
        en: 'Choose colour and size, add it to the bag, fill in the address and pay. No account is needed, just a phone number. Engraving or gift wrap goes in the order note. We hold an unpaid order for 24 hours.',
      },
      tags: ['place_order'],
    },
    {
      id: 'payment-methods',
      title: { zh: '可以用什么付款？', en: 'How can I pay?' },
      body: {
        zh: '支付宝、微信支付、云闪付和国内银行卡都可以；境外可以用 Visa、Mastercard、PayPal 和 Apple Pay。都按人民币结算。暂时没有货到付款。',
        en: 'Visa, Mastercard, PayPal and Apple Pay, or Alipay, WeChat Pay, UnionPay and Chinese bank cards. Everything is charged in yuan. We do not offer cash on delivery.',
      },
      tags: ['payment_methods'],
    },
    {
      id: 'payment-problem',
      title: { zh: '付款失败，或者扣了两次', en: 'Payment failed, or I was charged twice' },
      body: {
        zh: '先别急着再付。银行扣了款、订单还显示待付款，通常十分钟内会自己对上。扣了两次的，多的那笔系统当天查出来，1–3 个工作日原路退回。总是付不了，换一种付款方式试试，或者把报错截图发给我们。',
        en: 'Please do not pay again just yet. If the bank took the money and the order still says unpaid, the two usually meet within ten minutes. A double charge is found the same day and the extra one goes back the way it came in 1–3 working days. If it keeps failing, try another method or send us a screenshot of the message.',
      },
      tags: ['payment_issue'],
    },
    {
      id: 'invoice',
      title: { zh: '怎么开发票？', en: 'How do I get an invoice?' },
      body: {
        zh: '付款后在“我的订单”里点“开发票”，填抬头和税号，电子普票 24 小时内发到邮箱。专票要 3 个工作日。下单后 180 天内都能补开；抬头写错了可以免费换开一次，金额是您实付的钱。',
        en: 'Once paid, open the order, choose “Invoice” and enter the name and tax number. The electronic invoice reaches your inbox within 24 hours, a VAT special invoice in 3 working days. You can ask up to 180 days after ordering, and we reissue a wrong one once for free. It shows what you actually paid.',
      },
      tags: ['invoice'],
    },
    {
      id: 'price-protection',
      title: { zh: '刚买就降价了怎么办？', en: 'It got cheaper after I bought it' },
      body: {
        zh: '付款后 15 天内，同款同色同尺寸在我们店里降价，差价退给您，每单一次。积分、运费和限时的满减不算降价。把订单号告诉我们就能办，1–3 个工作日原路退回。',
        en: 'If the same piece in the same colour and size drops in our shop within 15 days of paying, we refund the difference, once an order. Points, freight and the ¥40-off offer do not count as a drop. Give us the order number; the money goes back the way it came in 1–3 working days.',
      },
      tags: ['price_protection'],
    },
    {
      id: 'change-order',
      title: {
        zh: '下单后还能改颜色、尺寸、数量吗？',
        en: 'Can I change colour, size or quantity after ordering?',
      },
      body: {
        zh: '没发货就能改，告诉我们订单号和想改成什么，我们复述一遍，您点头再动。差价多退少补。两单想合成一单一起发，也可以。已经发货的，收到后走换货。',
        en: 'Until it is dispatched, yes. Give us the order number and what you would like instead; we read it back and change it once you agree. Any difference is refunded or paid. Two orders can also travel as one. After dispatch, exchange it once it arrives.',
      },
      tags: ['change_order'],
    },
    {
      id: 'change-address',
      title: { zh: '地址、电话写错了能改吗？', en: 'Can I change the address or phone number?' },
      body: {
        zh: '没发货可以直接改，收件人、电话、地址都行。已经发货的，电话和同城地址我们请快递改，一般当天改好，不收钱；换城市要转寄，转寄费按快递的价。不方便收的话，也可以约派送日期，或放驿站自提。',
        en: 'Before dispatch we change anything: name, phone, address. After that we can ask the carrier to change the phone number or an address in the same city, usually the same day and free; another city means forwarding at the carrier’s price. You can also pick another day, or have it kept at a pick-up point.',
      },
      tags: ['change_address'],
    },
    {
      id: 'cancellation',
      title: { zh: '可以取消订单吗？要扣钱吗？', en: 'May I cancel, and does it cost anything?' },
      body: {
        zh: '没发货随时可以取消，不扣钱，退款 1–3 个工作日原路返回。已经发货的取消不了，可以拒收，或者收到后七天内退；退回途中的运费照退货规则算。已经开始刻字的，刻字费不退。',
        en: 'Until it is dispatched you can cancel at any time, free, and the refund goes back the way it came in 1–3 working days. Once it is on its way, refuse it at the door or return it within seven days of receipt; return freight follows the return rules. If we have started engraving, the engraving fee stays.',
      },
      tags: ['cancellation_policy'],
    },
  ];
}
