import type { Choice } from '@zaine/protocol';
import type { Intent } from '@zaine/understanding';
import { intentLabels } from './phrases/intent-labels.ts';

const OFTEN: readonly Intent[] = ['track_parcel', 'order_status', 'return_goods'];

/** The choice that stands for an intent; `title` names one that is the shop's own. */
export function intentChoice(intent: Intent, language: 'zh' | 'en', title?: string): Choice {
  const label = Object.hasOwn(intentLabels, intent) ? intentLabels[intent][language] : undefined;
  return { value: `flow:${intent}`, label: title ?? label ?? intent.replaceAll('_', ' ') };
}

/** What people ask most, and a person: for a first screen, a greeting, or when something was not understood. */
export function suggestions(language: 'zh' | 'en'): Choice[] {
  const human = { value: 'human', label: intentLabels.contact_human[language] };
  return [...OFTEN.map((intent) => intentChoice(intent, language)), human];
}
