import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;

/** What is said of returns, exchanges, faults, refunds, prices, repairs and invoices, in Chinese. */
export const afterSalesZh = {
  notSent: (order: string) => `${order}还没发出，不用走售后，直接取消就能全额退。`,
  cancelIt: '取消这一单',
  notArrived: (order: string) => `${order}还在路上。可以等快递上门时拒收，也可以收到后再说。`,
  notPaid: (order: string) => `${order}还没付款，没有钱要退。不想要的话可以直接关掉。`,
  cancelled: (order: string) => `${order}已经取消了，没有可以办售后的东西。`,
  tooLateRepair: '不过还在保修期里，坏了可以免费修。',
  repairIt: '申请维修',
  because: lines('是什么原因？', '方便说一下原因吗？'),
  reasons: {
    no_reason: '不喜欢 / 不想要',
    quality: '质量有问题',
    damaged: '收到就破损',
    wrong_item: '发错了',
    missing_item: '少发了',
    not_as_described: '和描述不一样',
    other: '别的原因',
  },
  sorry: {
    faulty_item: lines('收到这样的东西，真抱歉。', '真对不住，这不该出现。'),
    wrong_item: lines('发错了是我们的疏忽，抱歉。', '给您发错了，真不好意思。'),
    missing_item: lines('少了东西是我们没装好，抱歉。', '漏发了，真不好意思。'),
  },
  missingTwoParcels: '这一单分了几个包裹，还有一个在路上，少的那件可能在里面。',
  stillMissing: '都到齐了，确实少',
  remedy: lines('您想怎么解决？', '怎么处理您更方便？'),
  remedies: {
    exchange: '换一件好的',
    right_one: '换成对的',
    return: '退货退款',
    resend: '补发',
    refund: '退这件的钱',
    keep: '留着，退一部分',
  },
  howMuch: (most: string) => `您觉得退多少合适？最多 ${most}。`,
  amountWrong: (most: string) => `写一个数就行，比如 20 元，最多 ${most}。`,
  exchangeFor: (goods: string, now: string | undefined) =>
    `“${goods}”想换成什么颜色或尺寸？${now ? `您手上的是${now}。` : ''}`,
  soldOut: (what: string) => `“${what}”现在没货。换一款，或者改成退货退款也行。`,
  insteadReturn: '那就退货',
  confirm: {
    return: (order: string, goods: string, money: string, freight: string) =>
      `跟您核对：退${order}里的“${goods}”，收到验好后退 ${money}，原路返回。${freight}确认后我就提交。`,
    exchange: (order: string, goods: string, to: string, freight: string) =>
      `跟您核对：${order}里的“${goods}”换成${to}。收到旧的当天寄新的，要是没货就退款。${freight}确认后我就提交。`,
    exchangeRight: '对的那件',
    exchangeSame: '一件新的',
    resend: (order: string, goods: string) =>
      `跟您核对：补发${order}里的“${goods}”，寄到原来的地址，运费我们出。确认后我就提交。`,
    refund: (order: string, goods: string, money: string) =>
      `跟您核对：${order}里的“${goods}”退 ${money}，东西您留着，不用寄回。确认后我就提交。`,
    repair: (order: string, goods: string, freight: string) =>
      `跟您核对：维修${order}里的“${goods}”。${freight}确认后我就提交。`,
    repairFree: '在保修期内，免费修，来回运费我们出。',
    price: (order: string, goods: string, now: string, money: string) =>
      `跟您核对：${order}里的“${goods}”现价 ${now}，差价 ${money} 原路退给您。确认后我就提交。`,
  },
  yes: '确认提交',
  quick: (money: string) => `办好了，${money} 直接退给您，不用等审核，1–3 个工作日到账。`,
  submitted: lines('提交好了，进度都在这张卡上，随时能问我。', '已经提交，走到哪一步都会在这里告诉您。'),
  approved: '通过了，请把东西寄回来，寄出后把单号发给我。',
  whatsWrong: '哪里坏了、怎么坏的？简单说一句就行。',
  priceNow: (paid: string) => `您付的是 ${paid}。现在页面上卖多少？`,
  priceNotLower: (paid: string) => `这个价不比您付的 ${paid} 低，没有差价可补。`,
  priceTooLate: (days: number) => `付款后 ${days} 天内降价才补差价，这一单已经过了，抱歉。`,
  refundHow: '东西已经到您手上了。想怎么退？',
  refundKinds: { return: '退货退款', part: '不退货，退一部分' },
  alreadyOpen: '这件事已经在办了，进度在这里：',

  invoice: {
    ask: '发票抬头写什么？个人写“个人”就行；单位请再给税号，可以填在下面，也可以直接打给我。',
    title: '开电子发票',
    name: '抬头',
    taxNumber: '税号（单位必填）',
    email: '收发票的邮箱',
    submit: '就这样开',
    personal: '个人',
    nameMissing: '请写上抬头',
    taxMissing: '单位抬头要有税号',
    taxWrong: '税号的校验位对不上，看看有没有抄错一位',
    emailWrong: '邮箱地址不完整',
    confirm: (order: string, money: string, facts: string) =>
      `${order}开 ${money} 的电子发票：${facts}。对吗？`,
    facts: { title: '抬头', taxNumber: '税号', email: '发到' },
    yes: '对，开吧',
    done: (hours: number) => `已经申请了，${hours} 小时内开好，开好后发给您。`,
    link: (link: string) => `开好了，在这里下载：${link}`,
  },
};
