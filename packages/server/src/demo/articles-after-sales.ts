import type { DemoArticle } from './demo-article.ts';

/** Returns, exchanges, faults, repair, and what to do when something went wrong. */
export const afterSalesArticles: readonly DemoArticle[] = [
  {
    id: 'return-policy',
    title: {
      zh: '退货规则：七天无理由，运费谁出？',
      en: 'Return rules: seven days, and who pays the freight',
    },
    body: {
      zh: '签收后七天内，没用过、配件齐就能退，不问理由。不喜欢、买错了，寄回运费您出，顺丰上门约 12 元；有质量问题、发错、少发，运费我们出。刻了字的、拆了封的线香不在七天无理由里。收到后 24 小时内验收，验完 1–3 个工作日原路退款。',
      en: 'Seven days from delivery, unused and complete, no reason needed. If you changed your mind, the way back is yours, about ¥12 with SF Express from your door. If it is faulty, wrong or incomplete, we pay. Engraved pieces and opened incense are the exceptions. We inspect within 24 hours of arrival and refund the way you paid in 1–3 working days.',
    },
    tags: ['refund_policy'],
  },
  {
    id: 'how-to-return',
    title: { zh: '怎么退货？', en: 'How do I return something?' },
    body: {
      zh: '告诉我订单号和想退哪一件，我先说清退多少、运费谁出，您确认后预约顺丰上门取件。用原来的盒子装好就行，盒子没了找个结实的纸箱。寄出后在这里随时能问到了哪一步。',
      en: 'Tell me the order number and which piece. I will say what you get back and who pays the freight, and once you agree SF Express collects from your door. The original box is best; any sturdy one will do. Ask here at any time how far it has got.',
    },
    tags: ['return_goods'],
  },
  {
    id: 'exchange',
    title: { zh: '想换颜色或尺寸', en: 'I would like another colour or size' },
    body: {
      zh: '签收后七天内，没用过的可以换同款别的颜色或尺寸，每件换一次。您出寄回的运费，约 12 元，我们出寄给您的。收到旧的当天寄新的；没货了就退款。质量问题换货，来回都是我们出。',
      en: 'Within seven days of delivery an unused piece can be exchanged once for another colour or size. You pay the way back, about ¥12, and we pay the way to you. The new one leaves the day the old one arrives; if it is out of stock we refund. For a fault, both ways are on us.',
    },
    tags: ['exchange_goods'],
  },
  {
    id: 'broken-on-arrival',
    title: { zh: '收到就是裂的、坏的', en: 'It arrived cracked or faulty' },
    body: {
      zh: '真抱歉。签收后 48 小时内拍一张裂口和外箱发给我们，补发一只新的或退款，您选，运费我们出，碎的不用寄回。用着才发现的质量问题，30 天内也一样管。',
      en: 'We are sorry. Within 48 hours of delivery send us a photo of the damage and one of the box. We send a new one or refund it, as you prefer, at our cost, and you need not send the broken one back. A fault that shows only in use is covered the same way for 30 days.',
    },
    tags: ['faulty_item'],
  },
  {
    id: 'wrong-item',
    title: { zh: '发错了颜色或商品', en: 'I was sent the wrong thing' },
    body: {
      zh: '是我们的疏忽。拍一张收到的东西和面单，对的那件当天寄出，不用等错的寄回来；错的我们约顺丰上门取，运费我们出。愿意留下也行，差价好商量。',
      en: 'Our mistake. Send a photo of what came and of the label. The right piece leaves the same day, without waiting for the wrong one; SF Express collects that at our cost. If you would rather keep it, we will find a fair price.',
    },
    tags: ['wrong_item'],
  },
  {
    id: 'missing-item',
    title: { zh: '少了一件', en: 'Something is missing' },
    body: {
      zh: '先看看订单里是不是分了两个包裹，怕碎的常常单独寄。确实少了，48 小时内拍一下箱子和里面的东西，我们对一下称重记录，当天补发，运费我们出。',
      en: 'First see whether the order has two parcels: fragile pieces often travel alone. If something really is missing, send a photo of the box and what was in it within 48 hours. We check the packing weight and send the rest the same day, at our cost.',
    },
    tags: ['missing_item'],
  },
  {
    id: 'repair',
    title: { zh: '坏了能修吗？保修多久？', en: 'Can it be repaired, and how long is the guarantee?' },
    body: {
      zh: '木器开裂、松动，布包开线，一年内免费修，来回运费我们出。过了一年也修，只收材料和运费。陶瓷磕了口，可以做金缮，60 元起，大约三周。',
      en: 'Wood that cracks or works loose and seams that open are repaired free for a year, freight both ways included. After that we still repair, for the cost of material and postage. A chipped rim can be mended with lacquer and gold (kintsugi) from ¥60, in about three weeks.',
    },
    tags: ['repair_warranty'],
  },
  {
    id: 'feedback',
    title: { zh: '想夸一句，或者提个建议', en: 'Praise, or a suggestion' },
    body: {
      zh: '谢谢您愿意说。在“我的订单”里写评价，晒图送 50 积分；建议直接写在这里就行，每周一工坊的人会一条条看。',
      en: 'Thank you for telling us. You can review a piece from your orders; a photo earns 50 points. Suggestions are welcome right here: the workshop reads every one on Mondays.',
    },
    tags: ['feedback'],
  },
  {
    id: 'complaint',
    title: { zh: '我要投诉', en: 'I want to complain' },
    body: {
      zh: '让您不痛快了，对不起。把事情和订单号告诉我们，值班经理当天接手，24 小时内给您答复和办法，不用您重复说。也可以打 400-000-0618，按 3 直接找经理。',
      en: 'We are sorry it came to this. Tell us what happened and the order number. The duty manager takes it the same day and answers within 24 hours with a remedy; you will not have to explain twice. Or call +86 400-000-0618 and press 3 for the manager.',
    },
    tags: ['complaint'],
  },
  {
    id: 'contact',
    title: { zh: '怎么找到你们？客服几点上班？', en: 'How and when can I reach you?' },
    body: {
      zh: '这里随时有人应：自动回复全天都在，真人 9:00–21:00，天天在，周末也在。电话 400-000-0618，邮箱 hello@muhe-living.example，公众号“木禾生活”。夜里留言，第二天一早先回您。',
      en: 'Right here at any hour: automatic answers day and night, people 9:00–21:00 Beijing time, weekends too. Phone +86 400-000-0618, e-mail hello@muhe-living.example. Leave a message at night and you are first in line in the morning.',
    },
    tags: ['contact_info'],
  },
];
