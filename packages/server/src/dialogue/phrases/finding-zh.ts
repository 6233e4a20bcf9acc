import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;

/** What is said of looking for an order, in Chinese. */
export const findingZh = {
  /** None of the orders is the one that was told of; `some`: there are others to show. */
  none: {
    tracking: (some: boolean) =>
      some
        ? lines('这个快递单号不在您的订单里，别人的包裹我不能查。您的单在这里：')
        : lines('这个快递单号我对不上您的单。'),
    phone: (some: boolean) =>
      some
        ? lines('这个手机号不是您账号上的，它的订单我不能查。您自己的单在这里：')
        : lines('光凭手机号我查不了订单。'),
    person: (some: boolean) =>
      some
        ? lines('别人的订单我不能查，只能看您自己的。您的单在这里：')
        : lines('别人的订单我不能查，只能看您自己的。'),
    goods: (some: boolean) =>
      some
        ? lines('您的订单里没看到这样东西。您有这几单，是哪一单？', '我没找到您说的这一单，您的单在这里：')
        : lines('没找到您说的这一单。'),
    date: (some: boolean) =>
      some
        ? lines('那几天没有您的订单。您有这几单，是哪一单？', '那个时候您没有下单的记录，您的单在这里：')
        : lines('没找到那几天的订单。'),
  },
  /** What a guest needs instead. */
  byNumber: '把订单号和下单手机号的后四位发给我，我就能查。',
};
