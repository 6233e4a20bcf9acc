import type { ChatSnapshot } from '@zaine/client';
import type { Home, LocalizedText, Order, Parcel } from '@zaine/protocol';
import { Conversation } from '../src/testing/conversation.ts';

/** The moment at which all these states are looked at. */
export const now = '2026-11-24T10:32:00+08:00';

const at = (day: number, time: string) => `2026-11-${String(day).padStart(2, '0')}T${time}:00+08:00`;
const t = (zh: string, en: string): LocalizedText => ({ zh, en });

const way: Parcel = {
  tracking: 'SF1340226877193',
  carrier: t('顺丰', 'SF Express'),
  eta: '2026-11-25',
  status: 'in_transit',
  events: [
    {
      at: at(21, '17:40'),
      place: t('景德镇', 'Jingdezhen'),
      text: t('景德镇昌江营业点已揽收', 'Picked up in Jingdezhen'),
    },
    {
      at: at(22, '21:15'),
      place: t('南昌', 'Nanchang'),
      text: t('离开南昌转运中心', 'Left the Nanchang hub'),
    },
    {
      at: at(24, '08:26'),
      place: t('萧山转运中心', 'Xiaoshan hub'),
      text: t('到达杭州，等待分拣', 'Arrived in Hangzhou, waiting to be sorted'),
    },
  ],
};
const courier: Parcel = {
  ...way,
  eta: at(24, '12:00'),
  status: 'out_for_delivery',
  events: [
    ...way.events.slice(0, 2),
    { at: at(24, '04:02'), text: t('离开杭州萧山转运中心', 'Left the Xiaoshan hub') },
    { at: at(24, '07:15'), text: t('到达滨江长河营业点', 'Arrived at the Changhe depot') },
    {
      at: at(24, '09:48'),
      place: t('快递员 王师傅', 'Courier Wang'),
      text: t('派送中，离您约 2.1 公里', 'Out for delivery, about 2.1 km away'),
    },
  ],
};
const fog: Parcel = {
  tracking: '7812044690351',
  carrier: t('中通', 'ZTO'),
  eta: '2026-11-22',
  status: 'exception',
  events: [
    { at: at(21, '23:52'), text: t('到达武汉转运中心', 'Arrived at the Wuhan hub') },
    {
      at: at(22, '06:10'),
      place: t('我们每天 9:00 告诉您进展', 'We tell you every day at 9 how it goes'),
      text: t('武汉大雾，暂停发车', 'Fog in Wuhan, no departures'),
    },
  ],
};
const came: Parcel = {
  ...courier,
  tracking: 'SF1340226870021',
  status: 'delivered',
  events: [
    ...way.events.slice(0, 2),
    { at: at(23, '08:26'), text: t('到达杭州，等待分拣', 'Arrived in Hangzhou, waiting to be sorted') },
    {
      at: at(23, '18:20'),
      place: t('门口鞋柜', 'Shoe cabinet by the door'),
      text: t('已签收，放在门口', 'Delivered, left at the door'),
    },
  ],
};

const mugs: Order = {
  number: 'MH2611200482',
  customer: 'c-1',
  placedAt: at(20, '20:18'),
  paidAt: at(20, '20:19'),
  status: 'shipped',
  currency: 'CNY',
  total: 12800,
  phone: '138****6027',
  address: { name: '林**', city: '杭州市', line: '滨江区长河街道***' },
  items: [
    {
      sku: 'MUG',
      title: t('粗陶马克杯·两只装', 'Stoneware mugs, pair'),
      quantity: 1,
      price: 12800,
      options: { glaze: t('月白、茶末各一', 'Moon white and tea dust') },
      image: '/pictures/mugs.svg',
    },
  ],
  parcels: [courier],
};
const tote: Order = {
  ...mugs,
  number: 'MH2611220937',
  placedAt: at(22, '20:18'),
  paidAt: at(22, '20:18'),
  shipBy: at(24, '20:18'),
  status: 'paid',
  total: 16800,
  items: [
    {
      sku: 'TOTE',
      title: t('水洗帆布托特', 'Washed canvas tote'),
      quantity: 1,
      price: 16800,
      options: { color: t('本白', 'Natural'), size: t('中号', 'medium') },
      image: '/pictures/tote.svg',
    },
  ],
  parcels: [],
};
const napkins: Order = {
  ...mugs,
  number: 'MH2610290115',
  placedAt: '2026-10-29T09:00:00+08:00',
  status: 'completed',
  total: 28800,
  items: [
    {
      sku: 'NAP',
      title: t('亚麻餐巾·四条', 'Linen napkins, four'),
      quantity: 3,
      price: 9600,
      image: '/pictures/napkin.svg',
    },
  ],
  parcels: [came],
};

/** What a picture of the widget shows: the snapshot, and what was done to the window before. */
export interface State {
  snapshot: Partial<ChatSnapshot>;
  closed?: true;
  typed?: string;
  /** The part of the window whose first button is pressed. */
  press?: string;
  /** What the shop asks before the first word. */
  preChat?: string;
  /** A photo beside the field, and how far it has come. */
  photo?: 'ready' | 'going' | 'wrong';
}

/** All states, in Chinese or English. */
export function states(zh: boolean): Record<string, State> {
  const say = (chinese: string, english: string) => (zh ? chinese : english);
  const choice = (chinese: string, english: string) => ({ value: english, label: say(chinese, english) });
  const shop = { name: t('木禾生活', 'Muhe Living'), online: true };
  const usual = [
    choice('查快递', 'Track a parcel'),
    choice('退换货', 'Return or exchange'),
    choice('开发票', 'Get an invoice'),
    choice('转人工', 'Talk to a person'),
  ];
  const home: Home = {
    orders: [],
    orderCount: 0,
    suggestions: [
      choice('七天无理由怎么退', 'How do returns work'),
      choice('运费谁出', 'Who pays postage'),
      choice('杯子能进微波炉吗', 'Are the mugs microwave safe'),
      choice('开发票', 'Get an invoice'),
      choice('找小周', 'Ask for Zhou'),
    ],
  };
  const name = say('小周', 'Zhou');
  const base = { shop, home };
  const start = at(24, '10:24');
  const asked = () => new Conversation(start).shopper(say('我的快递到哪了呀', 'Where is my parcel?'));
  const answered = () =>
    asked().bot(say('已经在派送了，今天中午前到。', 'It is out for delivery and comes before noon.'));
  const withPerson = () =>
    new Conversation(at(24, '10:18'))
      .shopper(say('想换成补发，和人说一下', 'I’d rather have a replacement. Can I talk to someone?'))
      .state({ name: 'queued', since: start, position: 2, reason: 'asked' })
      .state({ name: 'agent', agent: name, since: start })
      .agent(
        name,
        say(
          '林女士您好。照片和前面说的我都看了，您不用再讲一遍。',
          'Hello, I’ve read everything above and seen the photos, so no need to repeat it.',
        ),
      )
      .agent(
        name,
        say(
          '退货我先停下。月白的今天补发一只，裂的那只不用寄回。这样可以吗？',
          'I’ll pause the return and send you a new moon white mug today. Keep the cracked one. Would that do?',
        ),
      )
      .shopper(say('可以的，谢谢你', 'Yes, thank you'));
  const card = (conversation: Conversation, change: Partial<ChatSnapshot> = {}) => ({
    snapshot: conversation.snapshot({ ...base, ...change }),
  });
  const cracked = () =>
    new Conversation(start)
      .shopper(say('杯子收到是裂的', 'A mug arrived cracked'))
      .bot(say('真抱歉。拍一张裂口给我看看，好吗？', 'I’m sorry. Could you send me a photo of the crack?'));
  const photographed = card(cracked());
  return {
    home: {
      snapshot: {
        ...base,
        customer: { id: 'c-1', name: say('林晓雯', 'Xiaowen') },
        home: { ...home, orders: [mugs, tote, { ...napkins }], orderCount: 7 },
      },
    },
    guest: { snapshot: base },
    parcel: card(
      new Conversation(at(24, '10:21'))
        .bot(say('您好，查快递、退换货都可以问我。', 'Hello, ask me about parcels, returns or exchanges.'))
        .pause(1)
        .shopper(say('我的快递到哪了呀', 'Where is my parcel?'))
        .bot({ kind: 'parcel', text: '', order: mugs.number, parcel: way, choices: usual }),
      { typing: { role: 'bot' } },
    ),
    order: card(
      new Conversation(start)
        .shopper(say('马克杯那单今天几点到', 'When do the mugs arrive today?'))
        .bot({ kind: 'order', text: '', order: mugs })
        .bot({
          kind: 'parcel',
          text: '',
          order: mugs.number,
          parcel: courier,
          choices: [choice('改时间', 'Change the time'), choice('联系快递', 'Call the courier')],
        }),
    ),
    unshipped: card(
      asked()
        .bot(
          say(
            '这单还没出库，今晚八点前一定发出。要我催一下吗？',
            'This one hasn’t left yet. It ships by eight tonight. Shall I ask them to hurry?',
          ),
        )
        .bot({
          kind: 'order',
          text: '',
          order: tote,
          choices: [
            choice('改地址', 'Change the address'),
            choice('催发货', 'Ask to hurry'),
            choice('不要了', 'Cancel it'),
          ],
        }),
    ),
    accident: card(
      asked()
        .bot(
          say('真抱歉，包裹在武汉停了两天。', 'I’m sorry, your parcel has been held in Wuhan for two days.'),
        )
        .bot({
          kind: 'parcel',
          text: '',
          order: mugs.number,
          parcel: fog,
          choices: [choice('再等等', 'Wait'), choice('重发一件', 'Send another')],
        }),
    ),
    delivered: card(
      asked()
        .bot({ kind: 'parcel', text: '', order: napkins.number, parcel: came })
        .bot({
          kind: 'order',
          text: '',
          order: { ...napkins, number: 'MH2611200115', placedAt: at(20, '09:00') },
        }),
    ),
    bubbles: card(
      new Conversation('2026-11-23T16:02:00+08:00')
        .bot(say('您好，托特的本白和苔绿都有货。', 'Hello, the tote is in stock in natural and moss.'))
        .bot(
          say(
            '中号放得下 13 寸电脑。尺寸表在 https://muhe.example/size 。',
            'The medium fits a 13-inch laptop: https://muhe.example/size.',
          ),
        )
        .pause(900)
        .shopper(say('能看下实物图吗', 'Could I see a photo?'))
        .shopper(say('最好是自然光的', 'In daylight, if possible'))
        .removed(2),
    ),
    agent: card(
      withPerson().agent(
        name,
        say(
          '好，已经交给仓库了，周五前到您手上。单号出来我发到这里。',
          'Done. The warehouse has it, and you’ll have it by Friday. I’ll post the number here.',
        ),
      ),
      { typing: { role: 'agent', name } },
    ),
    queue: card(
      asked()
        .shopper(say('转人工', 'Talk to a person'))
        .bot(
          say(
            '好，这就替您找人，前面说的都会转给 TA。',
            'Sure. I’ll find someone and pass on what you told me.',
          ),
        )
        .state({ name: 'queued', since: start, position: 3, reason: 'asked' }),
      { queue: { position: 3, waitSeconds: 170 } },
    ),
    nobody: card(
      asked()
        .shopper(say('转人工', 'Talk to a person'))
        .state({ name: 'queued', since: start, position: 1, reason: 'nobody_online' }),
    ),
    rating: card(withPerson().state({ name: 'closed', at: start, by: 'agent' })),
    rated: card(withPerson().state({ name: 'closed', at: start, by: 'agent' }).rated(5)),
    failed: card(answered(), {
      pending: [
        {
          cid: 'a',
          at: at(24, '10:30'),
          delivery: 'failed',
          body: { kind: 'text', text: say('中午我不在家', 'I’m out at noon') },
        },
        {
          cid: 'b',
          at: at(24, '10:31'),
          delivery: 'sending',
          body: { kind: 'text', text: say('能改成傍晚送吗', 'Could they come in the evening?') },
        },
      ],
    }),
    offline: card(
      asked()
        .bot({ kind: 'order', text: '', order: tote })
        .bot(
          say(
            '还没发出，最晚今晚八点。要让快递员送之前打个电话吗？',
            'It leaves by eight tonight. Shall the courier ring before they come?',
          ),
        ),
      {
        connection: 'offline',
        pending: [
          {
            cid: 'b',
            at: at(24, '10:31'),
            delivery: 'sending',
            body: { kind: 'text', text: say('要的，麻烦了', 'Yes please, thank you') },
          },
        ],
      },
    ),
    article: card(
      new Conversation(start).shopper(say('七天无理由怎么退', 'How do returns work')).bot({
        kind: 'article',
        text: '',
        article: {
          id: 'a',
          title: say('七天无理由退货', 'Returns within seven days'),
          body: say(
            '签收后七天内，没用过、没洗过、吊牌还在，都可以退。\n\n退回的运费由您承担；如果是我们发错或者有质量问题，运费我们出。仓库收到后一个工作日内验收，钱按原路退回，一般 1 到 3 天到账。\n\n不方便打包的话，说一声，快递员会带纸箱上门。',
            'Within seven days of delivery you can return anything unused, unwashed and with its tag.\n\nYou pay the return postage, unless we sent the wrong thing or it was faulty. The warehouse inspects within one working day, and the money goes back the way it came, usually in one to three days. If packing is difficult, tell us and the courier brings a box.',
          ),
        },
      }),
    ),
    case: card(
      new Conversation(start)
        .shopper(say('退的那单和换的那单到哪步了', 'How are my return and my exchange going?'))
        .bot({
          kind: 'case',
          text: '',
          case: {
            id: 'RT2611250073',
            type: 'return',
            order: mugs.number,
            state: 'reviewing',
            steps: [
              { state: 'submitted', at: at(23, '14:06') },
              { state: 'reviewing', at: at(24, '09:00'), promise: at(24, '18:00') },
              { state: 'sent_back' },
              { state: 'inspected' },
              { state: 'refunded' },
            ],
          },
        })
        .bot({
          kind: 'case',
          text: '',
          case: {
            id: 'EX2611210044',
            type: 'exchange',
            order: mugs.number,
            state: 'refused',
            steps: [
              { state: 'submitted', at: at(21, '14:06') },
              { state: 'refused', at: at(22, '09:00') },
              { state: 'sent_back' },
              { state: 'resent' },
            ],
          },
        }),
    ),
    products: card(
      new Conversation(start).shopper(say('杯子和布包有什么可看的', 'Which mugs and bags do you have?')).bot({
        kind: 'products',
        text: '',
        products: [
          {
            sku: 'A',
            title: t('粗陶马克杯·两只装', 'Stoneware mugs, pair'),
            price: 12800,
            currency: 'CNY',
            image: '/pictures/mugs.svg',
            url: '/mugs',
          },
          {
            sku: 'B',
            title: t('水洗帆布托特', 'Washed canvas tote'),
            price: 16800,
            currency: 'CNY',
            image: '/pictures/tote.svg',
            url: '/tote',
            stock: 3,
          },
        ],
      }),
    ),
    parcels: card(
      asked()
        .bot(say('这单分两个包裹发出，都在路上。', 'This order went out in two parcels, both on their way.'))
        .bot({ kind: 'parcel', text: '', order: mugs.number, parcel: way })
        .bot({
          kind: 'parcel',
          text: '',
          order: mugs.number,
          parcel: { ...courier, tracking: 'SF1340226877201' },
        }),
    ),
    shelf: card(
      new Conversation(start)
        .shopper(say('有什么适合送人的', 'What would make a good gift?'))
        .bot(say('这几样都带礼盒，也可以代写卡片。', 'These come boxed, and we can write a card.'))
        .bot({
          kind: 'products',
          text: '',
          products: [mugs, tote, napkins].map(({ items: [item], currency }) => ({
            sku: item?.sku ?? '',
            title: item?.title ?? '',
            price: item?.price ?? 0,
            currency,
            url: `/${item?.sku}`,
            ...(item?.image && { image: item.image }),
          })),
        }),
    ),
    introduction: {
      snapshot: { ...base },
      preChat: 'name*, email, order, topic',
    },
    menu: { ...card(answered()), press: 'zaine-header' },
    emoji: { ...card(answered()), typed: say('谢谢', 'Thanks '), press: 'zaine-tools' },
    refused: { snapshot: { ...base, connection: 'refused' } },
    form: card(
      new Conversation(start).shopper(say('收货地址写错了', 'I gave you the wrong address')).bot({
        kind: 'form',
        text: '',
        title: say('改收货地址', 'Change the address'),
        submit: say('保存地址', 'Save'),
        fields: [
          {
            name: 'name',
            label: say('收件人', 'Name'),
            type: 'text',
            required: true,
            value: say('林晓雯', 'Lin Xiaowen'),
          },
          { name: 'phone', label: say('手机号', 'Phone'), type: 'tel', required: true },
          { name: 'line', label: say('详细地址', 'Address'), type: 'textarea', required: true },
        ],
      }),
    ),
    written: {
      ...card(
        new Conversation(start).shopper(say('托特想换个颜色', 'I’d like the tote in another colour')).bot({
          kind: 'choices',
          text: say('可以换。想换成哪个颜色？', 'Of course. Which colour would you like?'),
          choices: [choice('苔绿', 'Moss'), choice('墨灰', 'Ink grey')],
        }),
      ),
      typed: say('苔绿的中号还有吗', 'Is the moss one in medium still there?'),
    },
    photoChosen: { ...photographed, photo: 'ready' },
    photoGoing: { ...photographed, photo: 'going' },
    photoFailed: { ...photographed, photo: 'wrong' },
    photoSent: card(
      cracked()
        .shopper({ kind: 'file', file: 'f1', name: 'cup.png', type: 'image/png', size: 80_000 })
        .bot(
          say(
            '看到了，真抱歉。补一只给您，还是退这只的钱？',
            'I see it, and I’m sorry. Shall we send another, or refund this one?',
          ),
        ),
    ),
    unread: {
      closed: true,
      ...card(
        withPerson().agent(
          name,
          say('月白到货了，给您留一对？', 'The moon white ones are in. Shall I keep a pair for you?'),
        ),
        { unread: 2, readByMe: 3 },
      ),
    },
    launcher: { closed: true, snapshot: base },
  };
}
