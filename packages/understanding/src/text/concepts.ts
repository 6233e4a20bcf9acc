import { createStemmer } from './stem.ts';

/** Words that shoppers use for one thing, a line each; what is learnt of one then holds for all. (The same for Chinese gained nothing.) */
const ENGLISH = `
order purchase transaction
cancel revoke void scrap abort annul undo
return
refund reimburse reimbursement restitution compensation compensate moneyback repay
exchange swap replace replacement substitute
track trace locate whereabouts tracking
parcel package packet consignment shipment box
ship dispatch despatch send sent mail post posted
arrive arrival come reach land receive received
late delay delayed overdue slow
cost price fee charge expense rate pricing tariff
cheaper discount bargain reduction lower markdown cheap deal
coupon voucher promo promotion campaign offer sale
invoice bill receipt
pay payment checkout paid paying
card visa mastercard amex credit debit
address destination street postcode
change modify edit update amend alter correct adjust modification
account profile login
delete remove close erase deactivate terminate
create open register signup enrol enroll registration
password passcode pin credentials
forgot recover retrieve reset restore forgotten
newsletter bulletin subscription subscribe unsubscribe
human person agent representative operator rep somebody someone staff adviser advisor
help assistance assist support aid
complaint complain grievance reclamation
review feedback comment opinion rating testimonial suggestion
problem issue trouble error difficulty
broken defective faulty damaged cracked malfunctioning dead busted shattered smashed
missing absent incomplete lacking
wrong incorrect mistaken different
size fit measurement
colour color shade
stock available availability inventory restock
genuine authentic original legit fake counterfeit knockoff
warranty guarantee
repair fix mend
install assemble mount installation assembly setup
manual instruction guide tutorial
check see view look find verify consult show
hours schedule timetable
phone telephone call hotline
option method way type mode kind
policy rule term condition
penalty fine
member membership loyalty vip tier
want need wish
inform information know tell learn
`;
const stem = createStemmer();
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
const byStem = new Map(
  lines(ENGLISH).flatMap((words, at) => words.map((word) => [stem(word), `~${at}`] as const)),
);

/** The concept of an English stem, or the stem itself. */
export function conceptOf(stemmed: string): string {
  return byStem.get(stemmed) ?? stemmed;
}
