import type { afterSalesZh } from './after-sales-zh.ts';
import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;

/** What is said of returns, exchanges, faults, refunds, prices, repairs and invoices, in English. */
export const afterSalesEn: typeof afterSalesZh = {
  notSent: (order) =>
    `${order} hasn't left us yet, so there is nothing to send back: cancel it and all of it is refunded.`,
  cancelIt: 'Cancel this order',
  notArrived: (order) =>
    `${order} is still on its way. You can refuse it at the door, or come back to me once you have it.`,
  notPaid: (order) =>
    `${order} hasn't been paid for, so there is no money to give back. It can simply be closed.`,
  cancelled: (order) => `${order} was cancelled, so there is nothing left to do about it.`,
  tooLateRepair: 'It is still under guarantee, though: if it is broken we repair it free.',
  repairIt: 'Have it repaired',
  because: lines('What is the reason?', 'May I ask why?'),
  reasons: {
    no_reason: "Don't like it",
    quality: 'Poor quality',
    damaged: 'Arrived damaged',
    wrong_item: 'Wrong item',
    missing_item: 'Something missing',
    not_as_described: 'Not as described',
    other: 'Another reason',
  },
  sorry: {
    faulty_item: lines("I'm sorry it came to you like that.", "I'm sorry, that shouldn't have happened."),
    wrong_item: lines("I'm sorry, that was our mistake.", 'Sorry, we packed the wrong thing.'),
    missing_item: lines("I'm sorry, we should have packed it.", 'Sorry that something was left out.'),
  },
  missingTwoParcels:
    'This order travels in several parcels and one is still on its way, so the missing piece may be in there.',
  stillMissing: 'All here, still missing',
  remedy: lines('What would you like us to do?', 'How can we put this right?'),
  remedies: {
    exchange: 'A new one instead',
    right_one: 'Send the right one',
    return: 'Return and refund',
    resend: 'Send it',
    refund: 'Refund that piece',
    keep: 'Keep it, part refund',
  },
  howMuch: (most) => `How much would be fair? At most ${most}.`,
  amountWrong: (most) => `Just an amount, such as 20. At most ${most}.`,
  exchangeFor: (goods, now) =>
    `Which colour or size would you like instead of “${goods}”?${now ? ` You have ${now}.` : ''}`,
  soldOut: (what) => `“${what}” is out of stock. Choose another, or we can make it a return.`,
  insteadReturn: 'Return it then',
  confirm: {
    return: (order, goods, money, freight) =>
      `To be sure: you return “${goods}” from ${order}, and once it is here and checked we refund ${money} the way you paid. ${freight} Shall I submit it?`,
    exchange: (order, goods, to, freight) =>
      `To be sure: “${goods}” from ${order} is exchanged for ${to}. The new one leaves the day the old one arrives; if it has run out, we refund it. ${freight} Shall I submit it?`,
    exchangeRight: 'the right one',
    exchangeSame: 'a new one',
    resend: (order, goods) =>
      `To be sure: we send “${goods}” from ${order} again, to the same address, at our cost. Shall I submit it?`,
    refund: (order, goods, money) =>
      `To be sure: we refund ${money} for “${goods}” from ${order}, and you keep it, nothing to send back. Shall I submit it?`,
    repair: (order, goods, freight) =>
      `To be sure: we repair “${goods}” from ${order}. ${freight} Shall I submit it?`,
    repairFree: 'It is under guarantee, so the repair is free and we pay the postage both ways.',
    price: (order, goods, now, money) =>
      `To be sure: “${goods}” from ${order} now costs ${now}, so ${money} comes back to you. Shall I submit it?`,
  },
  yes: 'Yes, submit it',
  quick: (money) => `Done: ${money} goes straight back to you without a review, in 1–3 working days.`,
  submitted: lines(
    'Submitted. This card shows how far it is; ask me any time.',
    "It's submitted, and every step will be told to you here.",
  ),
  approved: "It's approved. Please send it back, and give me the tracking number once it is on its way.",
  whatsWrong: 'What is wrong with it? A sentence will do.',
  priceNow: (paid) => `You paid ${paid}. What does it cost in the shop now?`,
  priceNotLower: (paid) => `That isn't below the ${paid} you paid, so there is no difference to refund.`,
  priceTooLate: (days) =>
    `We refund a price drop within ${days} days of payment, and this order is past that, I'm sorry.`,
  refundHow: 'You have it already. How would you like it refunded?',
  refundKinds: { return: 'Return and refund', part: 'Keep it, part refund' },
  alreadyOpen: 'That is under way already. This is how far it is:',

  invoice: {
    ask: 'What name should be on the invoice? “Personal” is fine for yourself; for a company please add the tax number. Use the form or just write it to me.',
    title: 'Electronic invoice',
    name: 'Name',
    taxNumber: 'Tax number (companies)',
    email: 'E-mail for the invoice',
    submit: 'Use these',
    personal: 'Personal',
    nameMissing: 'Please enter a name',
    taxMissing: 'A company needs its tax number',
    taxWrong: 'The check digit does not match. Is one character off?',
    emailWrong: 'That e-mail address is not complete',
    confirm: (order, money, facts) =>
      `An electronic invoice of ${money} for ${order}: ${facts}. Is that right?`,
    facts: { title: 'name', taxNumber: 'tax number', email: 'sent to' },
    yes: 'Yes, that is right',
    done: (hours) => `Requested. It will be made out within ${hours} hours and sent to you.`,
    link: (link) => `It's ready, download it here: ${link}`,
  },
};
