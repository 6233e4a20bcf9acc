import { inSentence } from './in-sentence.ts';
import type { RareStrings } from './rare-zh.ts';

/** What only the rare cards say, in English. */
export const rareEn: RareStrings = {
  caseType: {
    return: 'Return',
    exchange: 'Exchange',
    resend: 'Resend',
    refund: 'Refund',
    repair: 'Repair',
    price_protection: 'Price match',
    complaint: 'Complaint',
  },
  caseState: {
    submitted: 'Submitted',
    reviewing: 'In review',
    approved: 'Approved',
    refused: 'Refused',
    sent_back: 'Sent back',
    received: 'Received',
    inspected: 'Inspected',
    refunded: 'Refunded',
    resent: 'Resent',
    closed: 'Done',
  },
  promise: (when) => [`By ${inSentence(when)}`, ' you’ll have an answer, right here.'],

  choose: 'Please choose',
  fillIn: 'Please fill this in',
  filled: 'Submitted',

  rateBot: 'How did this go?',
  rateAgent: (name) => `How did ${name} do?`,
  faces: ['Awful', 'Poor', 'Okay', 'Good', 'Great'],
  praise: ['Quick', 'Clear', 'No repeating myself'],
  blame: ['Too slow', 'Unclear', 'Not solved'],
  rate: 'Send rating',
};
