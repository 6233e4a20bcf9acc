import type { Strings } from './zh.ts';

const greetingByHour = (hour: number): string => {
  if (hour < 5) return 'Hello, night owl';
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
};

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** What the widget says in English before anything was said. */
export const strings: Strings = {
  open: 'Open chat',
  close: 'Close chat',
  unread: (count) => many(count, 'new message'),
  dismiss: 'Dismiss',
  justNow: 'just now',
  popOut: 'Open in its own window',
  menu: 'More',

  here: 'Here, ask anything',
  withYou: 'Talking with you',
  finding: 'Finding someone for you',
  connecting: 'Connecting',
  noConnection: 'No connection',
  offline: 'We can’t get through just now. We’ll send this once we can.',
  refused: 'We couldn’t connect. Please reload the page and try again.',

  log: 'Conversation',
  file: 'File',

  write: (shop) => (shop ? `Write to ${shop}` : 'Write a message'),
  writeFirst: 'Or just write to us',
  message: 'Message',
  send: 'Send',
  again: 'Ask something else',

  greeting: (date, name) => `${greetingByHour(date.getHours())}${name ? `, ${name}` : ''}.`,
  whichOrder: 'Which order can I look up?',
  whatElse: 'What can I help you with?',
  yourOrders: 'Your orders',
  allOrders: (count) => `All ${count} orders`,
  showAllOrders: 'Show me all my orders',
  oftenAsked: 'Others often ask',

  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  near: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
  dot: ' · ',

  orderOf: (number) => `Order ${number}`,
  orderStatus: {
    unpaid: 'Awaiting payment',
    paid: 'Preparing',
    shipped: 'On its way',
    delivered: 'Delivered',
    completed: 'Completed',
    cancelled: 'Cancelled',
  },
  arrives: (day) => `Due ${day}`,
  comma: ', ',

  parcelStatus: {
    created: 'Waiting for pick-up',
    in_transit: 'On its way',
    out_for_delivery: 'Out for delivery',
    delivered: 'Delivered',
    exception: 'Held up',
    returned: 'Going back',
  },
};
