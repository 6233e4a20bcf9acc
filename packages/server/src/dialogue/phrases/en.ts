import type { Due } from '../when.ts';
import { afterSalesEn } from './after-sales-en.ts';
import { asidesEn } from './asides-en.ts';
import { casesEn } from './cases-en.ts';
import { changesEn } from './changes-en.ts';
import { findingEn } from './finding-en.ts';
import { productsEn } from './products-en.ts';
import type { Line, ParcelWords } from './words.ts';
import { workEn } from './work-en.ts';
import type { zh } from './zh.ts';

const lines = (...variants: string[]): Line => variants;
const on = ({ day, near }: Due) => (near ? day : `on ${day}`);
const by = ({ day, time }: Due) => (time ? `by ${time} ${day}` : `by ${day}`);
const dueOn = (due: Due) => (due.time ? by(due) : on(due));
const parcelOf = ({ goods, carrier, tracking }: ParcelWords) => `${goods}: ${carrier} ${tracking}`;
const latest = ({ last }: ParcelWords) => (last ? ` Latest: ${last.text} (${last.at}).` : '');

/** What the bot says in English. */
export const en: typeof zh = {
  greet: (name) =>
    name
      ? lines(
          `Hello ${name}, what can I look up for you?`,
          `Hi ${name}, I'm here. Orders, parcels, returns: just ask.`,
        )
      : lines('Hello, what can I help you with?', "Hi, I'm here. Ask me about orders, parcels or returns."),
  thanks: lines("You're welcome.", 'Glad to help. Just write if anything else comes up.', 'Any time.'),
  goodbye: lines('Goodbye, and take care.', "Bye for now. I'm here whenever you need me."),
  affirm: lines(
    'All right. Is there anything you would like me to look up?',
    'Good. What would you like to know?',
  ),
  deny: lines(
    "All right, I'll leave it. Just write if you need me.",
    'No problem. I am here if you need anything.',
  ),
  botIdentity: (shop) =>
    lines(
      `I'm the automatic assistant of ${shop}, not a person. I can look up orders and parcels right away, and bring in a colleague whenever you ask.`,
      "You're talking to an automatic assistant. Orders and parcels I can check myself; for the rest I can fetch a person.",
    ),
  feedback: lines(
    'Thank you for telling us. The shop reads every one of these.',
    'Thanks, that is good to know. The shop will see it.',
  ),

  angry: lines(
    "I'm sorry, this shouldn't have happened.",
    "I can see why you're upset, and I apologise.",
    "I'm sorry we've let you down like this.",
  ),
  disappointed: lines("I'm sorry we let you down.", "I'm sorry it isn't what you hoped for."),
  anxious: lines('Let me check that for you right away.', "I know it's urgent, so let me look now."),
  sorry: lines("I'm sorry about the trouble.", "I'm sorry, that isn't how it should be."),
  crisis: lines(
    "We take this very seriously. I'm bringing in a colleague right now; they can read everything above, so you won't have to repeat it.",
    "This is too important for me to answer. A colleague is taking over now and can see all you've written.",
  ),

  handOff: (ahead) =>
    ahead > 0
      ? lines(
          `You're in the queue, with ${ahead} ${ahead === 1 ? 'person' : 'people'} ahead of you. Keep writing if you like; a colleague will read it all.`,
        )
      : lines(
          "Of course, I'm getting a colleague for you. They can read what you've written, so no need to repeat it.",
          'One moment, a colleague is on the way and can see everything above.',
        ),
  outOfHours: (opens) =>
    opens
      ? `Our team has gone home and will be back ${opens}. Leave your message here and they will answer it first.`
      : 'Our team has gone home for now. Leave your message here and they will answer it first thing.',
  nobodyOnline: lines(
    'Nobody is at the desk just now. Leave your message here and the first one back will answer.',
    'My colleagues are all away at the moment. Write it here and someone will reply as soon as they are back.',
  ),
  takenOver:
    "I'm still not following, and I don't want to waste your time, so I'm asking a colleague to look.",

  notUnderstood: lines(
    "I didn't quite get that. Could you put it another way, or pick one of these?",
    "Sorry, I'm not sure what you mean. Is it one of these?",
  ),
  clarify: (labels) => lines(`Just to be sure: is it ${labels.map((label) => `“${label}”`).join(' or ')}?`),
  somethingElse: 'All right. Could you say it in other words? I can also bring in a colleague.',
  noAnswer: lines(
    "I don't have an answer to that yet. Shall I ask a colleague?",
    "I'd rather not guess at that one. Would you like a colleague to answer?",
  ),
  needPerson: lines(
    'A colleague needs to do this one. Shall I bring them in?',
    'This takes a person. Would you like me to pass you on?',
  ),
  whichArticle: lines('Which of these is it about?', 'Is it one of these?'),

  askNumber: lines(
    "Happy to check. What's the order number? You'll find it in your confirmation message.",
    'Sure. Please send me the order number from your confirmation e-mail or text.',
  ),
  askNumberAgain: lines(
    'I need the order number to look it up. It is usually a few letters followed by digits.',
    "That doesn't look like an order number. It's in your confirmation message or your payment record.",
  ),
  noNumber:
    "It's in the confirmation e-mail or text, or in your payment record. If you sign in I can see your orders without it, and if it can't be found I can ask a colleague.",
  askDigits: (number) =>
    lines(
      `Thanks, ${number}. To be sure it's yours, what are the last four digits of the phone number on the order?`,
      `Got it, ${number}. And the last four digits of the phone it was ordered with?`,
    ),
  askDigitsAgain: 'Just the last four digits of the phone number on the order, like 1234.',
  proofWrong: "The number and the digits don't match. Please check them and send either one again.",
  proofWait: (minutes) =>
    `That's several tries now, so to keep the order safe I have to wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} before checking again. If it's urgent, I can bring in a colleague.`,
  resume: {
    order_number: 'As for your order: send me its number and I will look it up.',
    last_four: 'As for your order: I still need the last four digits of its phone number.',
  },
  leftQueue: lines(
    'All right, you are out of the queue. Ask me anything, or call for a person again later.',
    'Done, no more waiting. I am still here if I can look something up.',
  ),
  cancelled: lines("All right, I'll leave that.", 'No problem, we can leave it there.'),
  notYours: (some) =>
    some
      ? lines(
          "I can only look up orders placed with your account, and that number isn't among them. These are yours; if you used another phone to order, I can check it by its last four digits.",
          "That number isn't among the orders on your account, and I can't open anyone else's. Is it one of these? If it was ordered with another phone, its last four digits will do.",
        )
      : lines(
          "I can only look up orders placed with your account, and that number isn't among them. If it was ordered with another phone, I can check it by the last four digits.",
        ),
  noOrders: lines(
    "There are no orders on your account yet. If you ordered another way, send me the order number and I'll check.",
  ),
  pick: lines('Which order do you mean?', 'Which of these is it about?'),
  alsoMoving: (count) => (count === 1 ? 'One more is on its way:' : `${count} more are on their way:`),
  otherOrders: lines('Your other orders:', 'If you meant another one:'),

  comma: ', ',
  quoted: (words) => `“${words}”`,
  named: (name, what) => `${name} (${what})`,
  goods: (first, more) => (more > 0 ? `${first} and ${more} more` : first),
  order: ({ number, goods, total, status }) => `Order ${number} (${goods}, ${total}): ${status}`,
  status: {
    unpaid: 'not paid yet.',
    paid: (due) => (due ? `paid and being packed, leaves ${by(due)}.` : 'paid and being packed.'),
    overdue: (due) => `should have left ${on(due)} and has not yet.`,
    labelled: (carrier) => `packed, waiting for ${carrier} to collect it.`,
    shipped: 'on its way.',
    delivered: (day) => (day ? `delivered ${day}.` : 'delivered.'),
    completed: 'completed.',
    cancelled: 'cancelled.',
  },
  statusWord: {
    unpaid: 'to pay',
    paid: 'being packed',
    shipped: 'on its way',
    delivered: 'delivered',
    completed: 'completed',
    cancelled: 'cancelled',
  },
  unpaidYet: lines(
    "This one hasn't been paid for yet. Once it is, we'll pack it.",
    'It is still waiting for payment; we pack it as soon as that is done.',
  ),
  packing: (due) =>
    due
      ? lines(
          `It's being packed now and leaves us ${by(due)}. If you need it sooner, I can ask the warehouse to hurry.`,
          `We have it in hand: it leaves ${by(due)} at the latest. In a rush? I can push the warehouse.`,
        )
      : lines(
          "It's being packed now; tracking appears here once it has left. If you're in a hurry, I can push the warehouse.",
        ),
  overdue: (due) =>
    lines(
      `It should have left ${on(due)} and hasn't. That's our fault, and I'm sorry. Shall I chase the warehouse?`,
      `I'm sorry: this was meant to leave ${on(due)} and is late. Would you like me to chase it now?`,
    ),
  waitsForPickup: (carrier) =>
    lines(`It's packed and waiting for ${carrier} to collect it; you can follow it from then on.`),
  notShippedYet: lines(
    "It hasn't left us yet, so there's no tracking so far.",
    'Not sent yet, so there is nothing to track for now.',
  ),
  shippedAlready: lines('It has already left. Here is where it is:', "It's on its way already:"),
  orderCancelled: lines("This order was cancelled, so it won't be sent."),
  arrivedAlready: lines('This one has arrived already.', 'The carrier shows it as delivered.'),

  parcel: {
    created: (parcel) => `${parcelOf(parcel)}, waiting for the carrier to collect it.${latest(parcel)}`,
    in_transit: (parcel) =>
      parcel.due?.past
        ? `${parcelOf(parcel)}, still on its way; it was due ${on(parcel.due)} and is late.${latest(parcel)}`
        : `${parcelOf(parcel)}, on its way${parcel.due ? `, expected ${dueOn(parcel.due)}` : ''}.${latest(parcel)}`,
    out_for_delivery: (parcel) =>
      `${parcelOf(parcel)}, out for delivery${parcel.due && !parcel.due.past ? `, expected ${dueOn(parcel.due)}` : ''}.${latest(parcel)}`,
    delivered: (parcel) => `${parcelOf(parcel)}, delivered.${latest(parcel)}`,
    exception: (parcel) => `${parcelOf(parcel)}, held up on the way.${latest(parcel)}`,
    returned: (parcel) => `${parcelOf(parcel)}, on its way back to us.${latest(parcel)}`,
  },
  accident: (what) =>
    lines(
      `I'm sorry, something went wrong on the way. The carrier says: ${what}. We can send it again or refund you, whichever you prefer.`,
      `I'm sorry about the wait. The carrier reports: ${what}. Would you like it sent again, or your money back?`,
    ),
  sentBack: (what) =>
    lines(
      `I'm sorry, this one didn't reach you. The carrier says: ${what}. We can send it once more or refund you.`,
    ),
  late: (due) =>
    lines(
      `It was due ${on(due)} and is running late, I'm sorry. If it's urgent, I can have the warehouse chase the carrier.`,
    ),
  stuck: (days) =>
    lines(
      `There has been no news of it for ${days} days, I'm sorry. Shall I have the warehouse ask the carrier?`,
    ),
  moving: lines('I checked, and it is moving as it should:', 'Nothing looks wrong; here is where it is:'),
  signedFor: (what, at) =>
    lines(
      `The carrier shows it as delivered; its latest note is: ${what} (${at}). It's worth asking at the gatehouse, the parcel locker and at home; if nobody has it, I'll have the warehouse look into it.`,
    ),

  choices: {
    byDigits: 'Check by phone digits',
    human: 'Talk to a person',
    other: 'Something else',
    never: 'Never mind',
    chase: 'Hurry it along',
    resend: 'Send it again',
    refund: 'Refund me',
    notReceived: "I don't have it",
  },

  finding: findingEn,
  asides: asidesEn,
  work: workEn,
  changes: changesEn,
  afterSales: afterSalesEn,
  cases: casesEn,
  products: productsEn,
};
