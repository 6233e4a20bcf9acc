import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;

/** What is said to plain questions and to words that ask nothing, in Chinese. */
export const asidesZh = {
  howMany: (count: number) =>
    count === 0
      ? '您账号下还没有订单。'
      : count === 1
        ? '您有 1 个订单：'
        : `您一共有 ${count} 个订单，最近的在这里：`,
  oneByOne: (some: boolean): string =>
    some
      ? '没登录的时候一次只看得到您报过的这一单。要看别的，把单号发给我；登录之后全部都能看。'
      : '没登录的时候要一单一单查，把单号发给我就行；登录之后全部都能看。',
  tracking: (carrier: string, number: string) => `${carrier} ${number}`,
  trackingOf: (goods: string, numbers: string) => `${goods}的快递单号：${numbers}。`,
  courierPhone: lines(
    '快递员的电话我这里没有，派送前他一般会打给您。要不要请同事帮您问？',
    '我看不到快递员的电话。打快递公司的客服报单号能问到，也可以请同事帮您问。',
  ),
  heard: lines('嗯，我在。还有想问的就说。', '在呢，需要什么跟我说。'),
  puzzled: lines(
    '是我没说清楚吗？您想知道哪一点，说一声，我换个说法。',
    '哪里没说明白？您告诉我，我再讲一遍。',
  ),
  again: lines('我再说一遍：', '换个说法，情况是这样：'),
  sure: (label: string) => `是要“${label}”吗？`,
  chaseCarrier: '催一下快递',
  crisisAway: lines(
    '这件事我们非常重视，不该由机器来回。您前面说的都记下了，同事一来先看您的，不用重复。',
    '您说的情况很要紧，得由人来答。前面的话都留着，同事一来就先处理。',
  ),
};
