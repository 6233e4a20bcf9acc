import type { Understanding } from '@zaine/understanding';

/** What somebody who complains wants first: to let it out, to be respected, to be made good, to be agreed with, to hit back. */
export type Mind = 'venting' | 'respect' | 'remedy' | 'agreement' | 'revenge';

const SIGNS: readonly (readonly [Mind, RegExp])[] = [
  [
    'revenge',
    /差评|一星|曝光|让你们|等着瞧|没完|告诉所有人|发到?网上|举报|身败名裂|\bone[- ]star|bad review|everyone (will )?know|tell everyone|regret|pay for this|expose|never hear the end/i,
  ],
  [
    'respect',
    /态度|不理(我|人)|敷衍|爱理不理|推来推去|踢皮球|看不起|挂(我)?电话|尊重|礼貌|\brude|attitude|ignored?|disrespect|hung up|treated|brush(ed)? off|polite/i,
  ],
  [
    'remedy',
    /赔|补偿|赔偿|退钱|退款|损失|怎么(解决|处理|补)|给个(说法|方案)|解决|compensat|refund|make (it|this) (right|good)|reimburse|what are you going to do|my money/i,
  ],
  [
    'agreement',
    /评评理|你说(是不是|对不对)|讲道理|合理吗|难道不|换作?你|是不是这个理|don'?t you think|isn'?t (it|that)|is (it|that|this) (fair|reasonable)|would you accept|am i wrong/i,
  ],
];

/** What somebody who complains seems to want; letting it out where nothing tells. */
export function mindOf({ text, signals }: Pick<Understanding, 'text' | 'signals'>): Mind {
  if (signals.includes('crisis')) return 'revenge';
  return SIGNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'venting';
}
