import type { CaseState, CaseType } from '@zaine/protocol';

/** What only the rare cards say, in Chinese. */
export const rareZh = {
  caseType: {
    return: '退货',
    exchange: '换货',
    resend: '补发',
    refund: '退款',
    repair: '维修',
    price_protection: '价保',
    complaint: '投诉',
  } as Record<CaseType, string>,
  caseState: {
    submitted: '提交',
    reviewing: '审核',
    approved: '通过',
    refused: '没通过',
    sent_back: '寄回',
    received: '收到',
    inspected: '验收',
    refunded: '退款',
    resent: '寄出',
    closed: '办结',
  } as Record<CaseState, string>,
  promise: (when: string): [string, string] => [`${when}前`, '给您结果，到时在这里告诉您。'],

  choose: '请选择',
  fillIn: '请填上这一项',
  filled: '已提交',

  rateBot: '这次办得怎么样？',
  rateAgent: (name: string) => `这次${name}办得怎么样？`,
  faces: ['很差', '不好', '一般', '好', '很好'],
  praise: ['办得快', '说得清楚', '不用重复说'],
  blame: ['等太久', '没说清楚', '没解决'],
  rate: '就这样评',
};

/** The rare words of one language; every language has all of them. */
export type RareStrings = typeof rareZh;
