import type { casesZh } from './cases-zh.ts';
import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;

/** What is said of cases under way and of complaints, in English. */
export const casesEn: typeof casesZh = {
  type: {
    return: 'Return',
    exchange: 'Exchange',
    resend: 'Resend',
    refund: 'Refund',
    repair: 'Repair',
    price_protection: 'Price match',
    complaint: 'Complaint',
    follow_up: 'Follow-up',
  },
  state: {
    submitted: 'submitted, waiting for review',
    reviewing: 'in review',
    approved: 'approved',
    refused: 'refused',
    sent_back: 'on its way back to us',
    received: 'with us, waiting to be checked',
    inspected: 'checked',
    refunded: 'refunded',
    resent: 'sent to you',
    closed: 'closed',
  },
  card: (type, id, state) => `${type} ${id}: ${state}.`,
  promise: (when) => ` You'll hear of the next step by ${when}.`,
  yourTurn: (when) => ` Please send it back by ${when}.`,
  because: (note) => ` Reason: ${note}.`,
  none: lines(
    'Nothing is under way at the moment. If something is wrong with an order, tell me which one.',
    'You have no requests open. Tell me which order it is and what happened, and I will start one.',
  ),
  noneOpen: 'There is nothing left that could be withdrawn.',
  refundDone: (order, money) =>
    `${order} was cancelled, and ${money} goes back the way you paid, in 1–3 working days.`,
  moneyBack: 'The money is on its way back the way you paid: 1–3 working days, depending on the bank.',
  moneyAfter: 'Once this is through, the money goes back the way you paid, in 1–3 working days. So far:',
  moneyAfterReturn:
    'Once it is back with us and checked, the money goes back the way you paid, in 1–3 working days. So far:',
  more: 'What next?',
  withdraw: 'Withdraw it',
  sendBack: "I've sent it back",
  which: 'Which one?',
  option: (type, goods) => `${type} · ${goods}`,
  confirmWithdraw: (what) => `Withdraw ${what}? It will not be taken any further.`,
  withdrawYes: 'Yes, withdraw it',
  withdrawNo: 'Keep it going',
  withdrawn: "It's withdrawn. If you change your mind, just tell me.",
  cannotWithdraw: 'It has come too far to be withdrawn from here; a colleague has to look at it.',
  tracking: 'What is the tracking number of the parcel you sent back?',
  trackingWrong: 'A tracking number usually has 8 to 20 letters and digits. Could you check it?',
  confirmTracking: (what, tracking) => `${what}, sent back with tracking number ${tracking}. Is that right?`,
  trackingYes: "Yes, that's right",
  sentBack: "Noted. We check it as soon as it arrives and I'll tell you here.",
  nothingToSend: 'There is nothing waiting to be sent back.',

  mind: {
    venting: lines(
      "You have every reason to be upset, and I'm sorry. Tell me all of it; I'm writing it down.",
      "I'm sorry, this was badly done. Take your time, I'll keep note of everything.",
    ),
    respect: lines(
      'I apologise for how you were treated. You deserved better.',
      "You shouldn't have been treated like that, and I'm sorry.",
    ),
    remedy: lines(
      "I'm sorry. That loss is ours to make good.",
      "I'm sorry for the trouble; let us make up for it.",
    ),
    agreement: lines(
      "You're right, we fell short there.",
      "You're right, and I'm sorry: that was our doing.",
    ),
    revenge: lines(
      "I hear you, and we take this seriously. I'm telling the duty manager right now.",
      "I understand. I'm reporting this to the duty manager now, who will see to it in person.",
    ),
  },
  tell: "Which order was it, and what happened? Write it here and I'll pass it to someone who can decide; you won't have to say it twice.",
  aboutWhich: 'Which order is it about?',
  aboutNone: 'Not about an order',
  wish: 'What would put it right for you?',
  wishes: {
    answer: 'An explanation',
    coupon: (money) => `A ${money} coupon`,
    refund: 'A refund',
    human: 'Talk to a person',
  },
  confirmComplaint: (words) => `I've written: “${words}”. Shall I pass it to the duty manager like that?`,
  complaintYes: 'Yes, pass it on',
  complaintNo: 'No, leave it',
  recorded: (promise) =>
    `Your complaint is on record with the duty manager, who will answer with a remedy by ${promise}.`,
  coupon: (money, code) =>
    `Here is a ${money} coupon with our apologies: ${code}. It works on your next order.`,
  noCoupon: "I can't give a coupon from here; the duty manager will take it into account.",
  satisfied: 'Are you happy with how this was handled?',
  pleased: { yes: "Yes, I'm happy", no: 'Not really' },
  glad: lines(
    'Thank you for giving us the chance to put it right.',
    "I'm glad. Thank you for your patience.",
  ),
  notGlad:
    "I'm sorry it isn't right yet. I've gone back to the duty manager, and I can bring in a colleague now if you like.",
  ticket: {
    complaint: 'A customer complains',
    revenge: 'A customer is very upset and may go public: please get in touch soon',
    unhappy: 'A customer is not happy with the outcome',
    unreachable: 'Asked while the order system was down: please answer the customer',
  },
};
