import type { Strings } from './zh.ts';

const greetingByHour = (hour: number): string => {
  if (hour < 5) return 'こんばんは';
  if (hour < 11) return 'おはようございます';
  if (hour < 18) return 'こんにちは';
  return 'こんばんは';
};

/** What the widget says in Japanese before anything was said. */
export const strings: Strings = {
  open: 'チャット',
  close: 'チャットを閉じる',
  unread: (count) => `新着メッセージ${count}件`,
  dismiss: '閉じる',
  justNow: 'たった今',
  popOut: '別のウィンドウで開く',
  menu: 'メニュー',

  here: 'います。なんでもどうぞ',
  withYou: 'ご案内しています',
  finding: '担当者を探しています',
  connecting: '接続しています',
  noConnection: '接続がありません',
  offline: 'ただいま接続できません。つながり次第お送りします。',
  refused: '接続できませんでした。ページを再読み込みしてください。',

  log: '会話',
  file: 'ファイル',

  write: (shop) => (shop ? `${shop}に書く` : 'メッセージを書く'),
  writeFirst: 'このまま書いていただいても',
  message: 'メッセージ',
  send: '送信',
  again: '別のことを聞く',

  greeting: (date, name) => `${name ? `${name}さん、` : ''}${greetingByHour(date.getHours())}。`,
  whichOrder: 'どのご注文についてでしょうか。',
  whatElse: '何かお手伝いできますか。',
  yourOrders: 'ご注文',
  allOrders: (count) => `${count}件すべて`,
  showAllOrders: '注文をすべて見せてください',
  oftenAsked: 'よくあるご質問',

  clock: { hour: '2-digit', minute: '2-digit' },
  near: { '-1': '昨日', '0': '今日', '1': '明日', '2': '明後日' },
  dot: '　',

  orderOf: (number) => `ご注文 ${number}`,
  orderStatus: {
    unpaid: 'お支払い待ち',
    paid: '発送準備中',
    shipped: '配送中',
    delivered: 'お届け済み',
    completed: '完了',
    cancelled: 'キャンセル済み',
  },
  arrives: (day) => `${day}お届け`,
  comma: '、',

  parcelStatus: {
    created: '集荷待ち',
    in_transit: '配送中',
    out_for_delivery: '持ち出し中',
    delivered: 'お届け済み',
    exception: '配送に遅れ',
    returned: '返送中',
  },
};
