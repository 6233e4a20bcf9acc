import type { ConversationEvent, QueueReason } from '@zaine/protocol';
import type { Words } from '../strings/words.ts';

/** How a wait stands to the promise of a first answer. */
export type WaitLevel = 'fine' | 'soon' | 'late';

/** Promised seconds to a person's first answer: five minutes in working hours, a day outside them. */
const PROMISE = 5 * 60;
const PROMISE_AFTER_HOURS = 24 * 60 * 60;

/** Seconds from an ISO time until now, never below nought: clocks differ. */
export function waitedSeconds(since: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
}

/** Fine up to four fifths of the promise, soon up to all of it, late beyond. */
export function waitLevel(seconds: number, reason?: QueueReason): WaitLevel {
  const promise = reason === 'out_of_hours' ? PROMISE_AFTER_HOURS : PROMISE;
  if (seconds >= promise) return 'late';
  return seconds >= promise * 0.8 ? 'soon' : 'fine';
}

/** A wait as people say it: 4:31 below an hour, then hours, then days. */
export function waitText(seconds: number, words: Words): string {
  if (seconds >= 48 * 3600) return words.days(Math.floor(seconds / 86_400));
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return words.hours(Math.floor(minutes / 60), minutes % 60);
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

/** When the shopper began to wait for the agent's next word: their first message after the shop's last. */
export function waitingSince(events: readonly ConversationEvent[]): string | undefined {
  let since: string | undefined;
  for (const event of events) {
    if (event.kind !== 'message') continue;
    since = event.author.role === 'shopper' ? (since ?? event.at) : undefined;
  }
  return since;
}
