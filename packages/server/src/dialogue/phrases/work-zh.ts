import type { Due } from '../when.ts';
import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;

/** What is said around every piece of work, in Chinese. */
export const workZh = {
  stop: '先不弄了',
  stopped: lines('好，先不弄了，什么都没动。', '好的，那就放着，什么都没有改。'),
  redo: '改一下',
  notedWhich: lines('记下了。是哪一单的？', '好，记住了。说的是哪一单？'),
  oneByOne: lines('好，一件一件来。', '两件事都记着，先办这件。'),
  besides: '另外那件：',
  back: '接着刚才的：',
  stale: lines('这个按钮是之前那件事的，现在点它不会再做什么。', '那件事已经过去了，这个按钮不再起作用。'),
  gone: '这一单我现在看不到了，可能店里刚动过。要我请同事来看吗？',
  confirm: '确定',
  requested: '同事在店里的系统里确认后生效，有变化我在这里告诉您。',
  askAgain: lines('没太看懂，您再说一次？', '这个我没读明白，换个说法试试？'),
  skip: '没有，跳过',
  photos: {
    ask: '拍一张照片发给我，最好能看清问题和包装。没有也行。',
    more: (count: number) => `收到 ${count} 张。还有要补的就接着发，没有就往下走。`,
    enough: '就这些',
    waiting: '好，直接发过来就行，我等着。',
  },
  whichItem: lines('这一单有几样，您说的是哪一样？', '是里面的哪一件？'),
  howMany: (most: number) => `一共 ${most} 件，几件有这个情况？`,
  howManyWrong: (most: number) => `填 1 到 ${most} 之间的数就行。`,
  freight: {
    shop: '来回运费我们出。',
    customer: '寄回的运费需要您出。',
  },
  owed: (promise: string | undefined) =>
    promise
      ? `订单系统这会儿连不上，不是您的问题。您说的我记成工单了，${promise}前在这里答复您，不用一直等着。`
      : '订单系统这会儿连不上，不是您的问题。您说的我记下了，一通就回来答复您。',
  tryAgain: '再试一次',
  photoFirst: lines('照片收到了。是哪种情况？', '图收到了，您想说的是哪件事？'),
  refused: {
    not_found: '这一单我没查到，可能单号有变。',
    shipped: '这一单已经发出了，这一步办不了。',
    not_shipped: '这一单还没发出，先不用走售后。',
    not_received: '这一单还没到您手上，收到之后再办。',
    unpaid: '这一单还没有付款，这一步用不着。',
    cancelled: '这一单已经取消了。',
    too_late: (at: Due | undefined) => (at ? `时限过了，最晚是${at.day}。` : '已经过了时限。'),
    too_early: (at: Due | undefined) => (at ? `要到${at.day}才能再提一次。` : '还没到能再提的时候。'),
    already: '这件事已经在办了，不用再提一次。',
    nothing: '和现在的一样，不用改。',
    out_of_stock: '您要的那款现在没货了。',
    over_limit: '这个数超出我能做主的范围了，要同事来定。',
    not_allowed: '这件事我做不了主，要同事来看。',
    busy: '这一单正有别的改动在走，稍等一两分钟再说一次就行。',
    conflict: '这一步没有办成，麻烦您再说一次。',
  },
};
