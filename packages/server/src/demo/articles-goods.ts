import type { DemoArticle } from './demo-article.ts';

/** What the goods are, how they are cared for, which size, whether they are in stock and real. */
export const goodsArticles: readonly DemoArticle[] = [
  {
    id: 'care-ceramics',
    title: {
      zh: '杯子和碗能进微波炉、洗碗机吗？',
      en: 'Can mugs and bowls go in the microwave or dishwasher?',
    },
    body: {
      zh: '马克杯和饭碗都可以进微波炉，也可以进洗碗机，只是别从冰箱拿出来马上加热。茶壶有侧把、花瓶是低温釉，这两样请手洗，也不要微波。马克杯一只 330 ml，茶壶 420 ml。',
      en: 'Mugs and bowls are safe in both. Just let them lose the chill first if they come straight from the fridge. The teapot and the vase are hand-wash only, and not for the microwave. A mug holds 330 ml, the teapot 420 ml.',
    },
    tags: ['product_question'],
  },
  {
    id: 'care-wood',
    title: { zh: '木器怎么养？', en: 'How do I look after woodware?' },
    body: {
      zh: '用完冲一下、擦干、立着晾，别泡水，别进洗碗机和微波炉。新砧板头一个月每周薄薄擦一层食用级矿物油，之后一个月一次就好。我们出厂上的是核桃油和蜂蜡，直接接触食物没问题；对坚果过敏的话，告诉我们，换成只上蜂蜡的。',
      en: 'Rinse, wipe, and stand it up to dry. No soaking, no dishwasher, no microwave. Oil a new board once a week for the first month with food-grade mineral oil, then once a month. It leaves us finished with walnut oil and beeswax, so it is safe with food. If you are allergic to nuts, ask us for one finished with beeswax alone.',
    },
    tags: ['product_question', 'installation_usage'],
  },
  {
    id: 'care-cloth',
    title: { zh: '帆布和亚麻会缩水、掉色吗？', en: 'Will canvas and linen shrink or fade?' },
    body: {
      zh: '托特用的是 12 安棉帆布，已经洗过一遍，不会再缩。脏了用冷水手洗，阴干。亚麻餐巾和围裙可以 30 度机洗，越洗越软。蓝染束口袋头两次会掉一点浮色，请单独洗。',
      en: 'The tote is 12 oz cotton canvas and has been washed once already, so it will not shrink again. Hand-wash it cold and dry it in the shade. Linen napkins and aprons take a 30 °C machine wash and get softer each time. The indigo pouch gives off a little blue in its first two washes; wash it on its own.',
    },
    tags: ['product_question'],
  },
  {
    id: 'first-use',
    title: { zh: '第一次用之前要做什么？', en: 'What should I do before first use?' },
    body: {
      zh: '陶瓷用温水洗一遍就能用；茶壶先用开水烫一次，倒掉。木勺和便当盒用温水加一点盐泡五分钟，冲净擦干，木头味会淡很多。砧板先擦一层油，放一晚。线香插进香座的小孔，放在不燃的台面上，人走灭香。东西都是成品，不用组装。',
      en: 'Ceramics need only a warm rinse; scald the teapot once and pour that away. Give wooden spoons and the bento box five minutes in warm water with a pinch of salt, then rinse and dry: most of the wood smell goes. Oil a board and leave it overnight. Stand incense in its holder on something that cannot burn, and never leave it lit alone. Nothing needs assembling.',
    },
    tags: ['installation_usage'],
  },
  {
    id: 'size-guide',
    title: { zh: '尺寸怎么选？', en: 'Which size should I choose?' },
    body: {
      zh: '托特：中号 38 × 40 × 12 cm，放得下 13 寸电脑；大号 46 × 42 × 16 cm，放得下 16 寸电脑和一双鞋。围裙：身高 150–168 选 S–M，168–185 选 L–XL。砧板：一两个人做饭选中号 36 × 22 cm，常切肉选大号 44 × 28 cm。托盘中号 32 × 22 cm，大号 42 × 30 cm。拿不准就告诉我们您的身高或用处。',
      en: 'Tote: medium is 38 × 40 × 12 cm and takes a 13-inch laptop; large is 46 × 42 × 16 cm, room for a 16-inch one and a pair of shoes. Apron: S–M for 150–168 cm tall, L–XL for 168–185 cm. Board: medium, 36 × 22 cm, for one or two cooks; large, 44 × 28 cm, if you often carve. Tray: 32 × 22 or 42 × 30 cm. Not sure? Tell us your height or what it is for.',
    },
    tags: ['size_advice'],
  },
  {
    id: 'stock',
    title: { zh: '有货吗？什么时候补货？', en: 'Is it in stock, and when will it be back?' },
    body: {
      zh: '页面上能加进购物车的都有现货。陶器一窑大约二十天，卖完的颜色一般三到四周补上；布和木器约两周。想等的话告诉我们要哪个颜色，补上的那天给您发一条消息。',
      en: 'Whatever you can add to the bag is on our shelves. A kiln takes about twenty days, so a sold-out glaze is usually back in three to four weeks; cloth and wood take about two. Tell us which one you are waiting for and you will hear from us the day it is back.',
    },
    tags: ['stock_question'],
  },
  {
    id: 'authenticity',
    title: { zh: '都是正品吗？和图片会有差别吗？', en: 'Is it genuine, and will it look like the picture?' },
    body: {
      zh: '都是我们景德镇工坊自己做、自己卖的，没有别的代工和分销，包里有一张盖“禾”字章的卡片。手作的东西，釉色深浅、木纹走向、大小一两毫米的出入是正常的，不算瑕疵。收到觉得差太多，七天内可以退。',
      en: 'Everything is made in our own workshop in Jingdezhen and sold only by us; a card stamped 禾 comes in the box. It is handmade, so the shade of a glaze, the run of the grain and a millimetre or two will differ from the picture. That is not a flaw, but if yours is too far from what you hoped, send it back within seven days.',
    },
    tags: ['authenticity'],
  },
  {
    id: 'engraving',
    title: { zh: '可以刻字吗？', en: 'Can you engrave it?' },
    body: {
      zh: '砧板、托盘、便当盒可以刻字，四个汉字或十个字母以内，每件 20 元，多等三天。下单时写在备注里就行。刻了字的不适用七天无理由，有质量问题照样管。',
      en: 'Boards, trays and bento boxes can carry up to ten letters or four Chinese characters, ¥20 a piece and three days longer. Put the words in the order note. Engraved pieces cannot come back for a change of mind, but we still put right anything that is faulty.',
    },
    tags: ['product_question'],
  },
  {
    id: 'gift-wrap',
    title: { zh: '可以包成礼物吗？', en: 'Can you wrap it as a gift?' },
    body: {
      zh: '可以。牛皮纸加棉线，每单 12 元；用棉布包袱皮包，收布钱 38 元，不收手工。卡片我们手写，免费，把想说的话写在备注里。礼物单里不放价格。不知道送什么，一人食礼盒（碗、勺、餐巾）328 元，送的人最多。',
      en: 'Gladly. Brown paper and cotton string is ¥12 an order; wrapped in our cotton cloth you pay ¥38 for the cloth and nothing for the work. We write a card by hand for free: put your words in the order note. No prices go in the box. If you are not sure what to give, most people choose the Table-for-one box (bowl, spoon, napkin) at ¥328.',
    },
    tags: ['product_question', 'recommendation'],
  },
];
