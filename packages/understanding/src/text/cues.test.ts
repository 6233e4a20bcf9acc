import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findEmotion, findSignals } from '../rules/mood.ts';
import { findSlots } from '../slots/find-slots.ts';
import { normalise } from './normalise.ts';

const now = new Date('2026-11-23T04:00:00Z');
const piece = fc.oneof(
  fc.constantFrom(
    ...'红色 黑的 藏青色 dark blue,XL码 尺码 L,size m,EU 42,42码,大号,one size,in large,M的,x2,3 x,两件,三十个,two pairs,a couple of boxes'.split(
      ',',
    ),
    ...'199元,一百二块,$20,usd 5,￥9.9,ten dollars,3 港币,3月5日,十二月三号,12号,2026-11-01,may 3rd,5th of june,昨天,tomorrow,双十一,五一,christmas'.split(
      ',',
    ),
    ...'下周三,周末,上个月,本月5号,last friday,next week,on mon,三天前,two weeks ago,in 3 days,黑五,black friday,顺丰,j&t,royal mail,中国邮政'.split(
      ',',
    ),
    ...'地址改成北京市朝阳区1号,杭州市西湖区文三路100号,12 high street,a@b.cn,13800138000,ZN20261101001,MUG-01,快递单号YT1234567890123,order 12345'.split(
      ',',
    ),
    ...'急,着急,不急,no rush,asap,投诉,scam,12315,律师,lawyer,fire,傻b,tmd,wtf,垃圾,useless,失望,regret,担心,worried,谢谢,thanks,太感谢,so much'.split(
      ',',
    ),
  ),
  fc.constantFrom(' ', ',', '，', 'a', '的', '1', '我', 'xl', '了'),
);
const message = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

// Everything that a pattern begins with, each on a line of its own, says nothing and lets all patterns be tried.
const everything = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789零〇一二两俩三仨四五六七八九十百千万¥￥$£€+(',
  ...'地收省市区县大前昨今明后双国五元圣情黑上下这本周星礼尺码特中小加均咖卡墨深蓝藏青天酒白红绿黄灰粉紫橙棕褐米金银杏顺圆中极京德邮申韵联敦菜订单快运物',
  ...'消工监网曝挂发找电起告法律打诉走报派受伤划割烫烧出流住进去送触漏爆炸着冒过骨窒不自傻煞沙尼你他妈操草卧我王混脑智弱废狗畜贱神投举差维骗欺诈坑无奸太什态给讨虚霸马立赶尽来火等速抓气生愤恼忍垃破有搞凭耍玩烦到几说推踢呵失没再心很好后亏被难遗色一跟担怎还咋害会是迟谢感多辛真贴解帮么爱点满别非',
]
  .map((one) => `\n${one}`)
  .join('');

test('a detail is found whatever else a message has', () => {
  expect(findSlots(everything, { now })).toEqual([]);
  fc.assert(
    fc.property(message, (text) => {
      // A Han character beside it, since the language tells where a telephone is.
      const line = `${text}\n汉`;
      expect(findSlots(line, { now })).toEqual(findSlots(line + everything, { now }));
    }),
    { numRuns: 5000 },
  );
});

test('a mood is found whatever else a message has', () => {
  const moodOf = (text: string) => {
    const signals = findSignals(text, 'thanks');
    return [signals, findEmotion({ original: text, text, intent: 'thanks', signals })];
  };
  expect(moodOf(everything)).toEqual([[], 'calm']);
  fc.assert(
    fc.property(message, (text) => {
      const line = `${normalise(text)}\n`;
      expect(moodOf(line)).toEqual(moodOf(line + everything));
    }),
    { numRuns: 5000 },
  );
});
