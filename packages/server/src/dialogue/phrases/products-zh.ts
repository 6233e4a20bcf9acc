import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;

/** What is said of products that nobody has bought yet, in Chinese. */
export const productsZh = {
  which: lines('您看的是哪一款？把名字打给我。', '想问哪一款？说个名字我来查。'),
  shelf: lines('有这几款，点开能看：', '现在有这几款：'),
  price: (title: string, money: string, from: boolean) => `“${title}”${money}${from ? '起' : ''}。`,
  there: (title: string, few: number | undefined) =>
    few === undefined ? `“${title}”有货。` : `“${title}”只剩 ${few} 件了。`,
  left: (title: string, what: string, few: number | undefined) =>
    few === undefined ? `有的，“${title}”（${what}）有货。` : `“${title}”（${what}）还剩 ${few} 件。`,
  gone: (title: string, what: string, others: string | undefined) =>
    others === undefined
      ? `“${title}”（${what}）现在没货。`
      : `“${title}”（${what}）现在没货。有货的是：${others}。`,
  allGone: (title: string) => `“${title}”现在没货，补上了页面会显示。`,
  oneSize: (title: string) => `“${title}”只有一种尺寸。`,
  unknown: (title: string) => `“${title}”页面上能加进购物车的就有货。`,
  colors: (list: string) => `颜色有${list}。`,
  sizes: (list: string) => `尺寸有${list}。`,
  except: (list: string) => `缺货的：${list}。`,
};
