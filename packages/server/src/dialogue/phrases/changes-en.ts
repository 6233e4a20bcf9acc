import type { Due } from '../when.ts';
import type { changesZh } from './changes-zh.ts';
import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;
const by = ({ day, time }: Due) => (time ? `by ${time} ${day}` : `by ${day}`);

/** What is said about orders that are changed, cancelled or hurried, in English. */
export const changesEn: typeof changesZh = {
  hurried: (due) =>
    due && !due.past
      ? lines(
          `I've asked the warehouse to hurry. It leaves ${by(due)} at the latest.`,
          `Done, the warehouse knows. It goes out ${by(due)} at the latest.`,
        )
      : lines(
          "I've asked the warehouse to move it up. You'll hear here when it goes.",
          "Done: the warehouse has been chased and will give us a firm date, which I'll tell you here.",
        ),
  hurriedBefore: lines(
    'This one has been hurried along already, and the warehouse has it in mind.',
    "We've asked the warehouse once already; they know you are waiting.",
  ),
  cancelUnpaid: (order) =>
    `${order} hasn't been paid for, so cancelling just closes it, at no cost. Shall I cancel it?`,
  cancelPaid: (order, refund) =>
    `${order} hasn't left us, so it can be cancelled free of charge. ${refund} goes back the way you paid, in 1–3 working days. Shall I cancel it?`,
  cancelYes: 'Yes, cancel it',
  cancelNo: 'Keep it',
  cancelledUnpaid: 'Cancelled. The order is closed and nothing was charged.',
  cancelledPaid: (refund) =>
    `Cancelled. Your refund of ${refund} has started and goes back the way you paid, in 1–3 working days.`,
  cancelAsked: (refund) =>
    refund
      ? `I've submitted the cancellation and the refund of ${refund}. Once a colleague has confirmed it in the shop's system, the money goes back the way you paid, in 1–3 working days.`
      : "I've submitted the cancellation. Once a colleague has confirmed it in the shop's system, the order is closed at no cost.",
  cancelledBefore: 'That order had been cancelled already, so there is nothing left to do.',
  cannotCancelShipped:
    "It's on its way, so it can't be cancelled any more. You can refuse it at the door, or return it once you have it. Which suits you?",
  cannotCancelArrived: (days) =>
    `It has arrived, so it can't be cancelled, but it can be returned: unused, within ${days} days of delivery.`,
  refuse: "I'll refuse it",
  returnLater: "I'll return it later",
  returnLaterHow: (days) =>
    `All right. Once it is with you, tell me within ${days} days and I'll arrange the return. Please leave it unused and keep the packaging.`,
  startReturn: 'Return it',
  refuseConfirm: (order, refund, freight) =>
    `Just tell the courier you refuse it. ${order} travels back to us, and once we have checked it we refund ${refund}. ${freight} Shall I note that now?`,
  refuseYes: 'Yes, note it',
  refused:
    "It's noted. Tell the courier you refuse it; once it is back with us and checked, we refund you. Ask me any time how far it is.",
  refuseTicket: (order) => `The customer will refuse ${order}: please check and refund it once it is back`,
  refuseOnly: "Only a parcel that is on its way can be refused, and this one isn't.",

  address: {
    ask: (now) =>
      `What should it be? Fill in the form or just write it to me; leave blank what stays.${now ? ` At the moment: ${now}.` : ''}`,
    now: (value) => `Now ${value}; leave blank to keep it`,
    title: 'Delivery details',
    name: 'Receiver',
    phone: 'Phone',
    city: 'City',
    line: 'Street and number',
    submit: 'Use these',
    phoneWrong: "That doesn't look like a phone number",
    nothing: 'Please fill in at least one',
    tooShort: 'A little more, down to the house number',
    confirm: (order, changes) => `For ${order}: ${changes}. The rest stays. Is that right?`,
    yes: 'Yes, change it',
    done: 'Changed. It goes out like this:',
    asked:
      "I've submitted the new details. It goes out like this once a colleague has changed it in the shop's system; should it come too late, I'll tell you here.",
    shipped:
      "It has already left us, so I can't change it here. I can have the carrier redirect it: send me the new address. Within the same city that usually takes a day.",
    arrived: 'It has been delivered already, so the address is past changing.',
    redirect: 'Have it redirected',
  },

  order: {
    what: 'What would you like to change?',
    color: 'Colour',
    size: 'Size',
    quantity: 'Quantity',
    note: 'Note',
    option: (name) => name,
    to: (what, now) =>
      now ? `${what} is “${now}” now. What should it be?` : `Which ${what.toLowerCase()} would you like?`,
    toNote: 'What should the note say? Just write it to me.',
    toQuantity: (now) => `It is ${now} now. How many should it be?`,
    quantityWrong: 'A number from 1 to 99 will do.',
    noMore: (now) =>
      `Once paid, a quantity can go down but not up; it is ${now} now. Place another order for more and I'll have them travel together.`,
    same: 'It is that already. Another one?',
    onlyIn: (list) => `It comes in ${list}. Which one would you like?`,
    soldOut: (what) => `“${what}” is out of stock at the moment. Another one?`,
    confirm: (order, goods, change) =>
      `In ${order}, for “${goods}”: ${change}. The rest stays. Is that right?`,
    confirmNote: (order, note) => `The note on ${order} becomes “${note}”. Is that right?`,
    change: (what, from, to) =>
      from ? `${what.toLowerCase()} from “${from}” to “${to}”` : `${what.toLowerCase()} “${to}”`,
    refundAfter: 'what you paid too much comes back to you',
    done: 'Changed:',
    asked:
      "I've submitted the change. It holds once a colleague has made it in the shop's system; should it come too late, I'll tell you here.",
    askedRefund: (refund) =>
      `I've submitted the change and asked for the ${refund} back. Both hold once a colleague has made it in the shop's system; the money takes 1–3 working days from then.`,
    doneRefund: (refund) => `Changed, and ${refund} goes back the way you paid, in 1–3 working days:`,
    shipped:
      'It has already left us, so it is past changing. If you want another colour or size once it arrives, tell me and I will arrange an exchange.',
  },

  parcel: {
    confirmResend: (order) =>
      `We send it again: ${order}, to the same address, free of charge. Should the old one turn up, just refuse it. Shall I arrange it?`,
    confirmRefund: (order, refund) =>
      `We refund ${order} in full, ${refund}, the way you paid. Should the parcel turn up after all, just refuse it. Shall I arrange it?`,
    ask: 'What would you like us to do?',
    resend: 'Send it again',
    refund: 'Refund me',
    yes: 'Yes, do that',
    noTrouble:
      'I checked, and nothing is wrong with this one on the way, so there is no need to send it again or refund it.',
    kinds: {
      late: 'It is late',
      stuck: 'It stopped moving',
      not_received: "I don't have it",
      redirect: 'Send it elsewhere',
    },
    redirectTo: 'Send me the new address with name and phone, and I will pass it on to the carrier.',
    chased: (promise) =>
      `Noted. The warehouse asks the carrier, and you'll have an answer here by ${promise}.`,
    confirmedNotReceived: (promise) =>
      `I've asked the warehouse to get the carrier's delivery record; you'll have an answer here by ${promise}. If it is lost, we send it again or refund it, as you prefer.`,
    redirectConfirm: (order, to) =>
      `I'd ask the carrier to take ${order} to “${to}” instead. Is that right? It is for the carrier to agree.`,
    redirectYes: 'Yes, please ask',
    redirected: (promise) => `The warehouse asks the carrier to redirect it. You'll hear here by ${promise}.`,
    subject: {
      late: 'Parcel late: please chase the carrier',
      stuck: 'Parcel not moving: please ask the carrier',
      not_received: 'Shown as delivered but not received: please check the delivery record',
      redirect: 'Please have the carrier redirect it',
    },
  },
};
