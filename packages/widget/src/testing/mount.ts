import { type BoundFunctions, type queries, within } from '@testing-library/dom';
import type { LitElement } from 'lit';
import { defineElements } from '../element/define-elements.ts';
import { type Intent, IntentEvent } from '../element/intent.ts';
import { loadMore } from '../strings/load-more.ts';
import { loadWords } from '../strings/words.ts';

type Part = LitElement & { words?: unknown };

/** An element on the page, what a person finds in it, and what it said they want. */
export interface Mounted<T> {
  element: T;
  find: BoundFunctions<typeof queries>;
  intents: Intent[];
}

/** The queries of testing-library inside an element's shadow root. */
export const inside = (element: Element): BoundFunctions<typeof queries> =>
  within(element.shadowRoot as unknown as HTMLElement);

/** Puts an element of the set on the page, in Chinese unless told otherwise. */
export async function mount<T extends Part>(
  part: new () => T,
  properties: Partial<T>,
  locale = 'zh-CN',
): Promise<Mounted<T>> {
  const name = part.name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
  defineElements({ [name]: part });
  const element = document.createElement(name) as T;
  const intents: Intent[] = [];
  element.addEventListener(IntentEvent.type, (event) => intents.push((event as IntentEvent).intent));
  const words = await loadWords(locale);
  await loadMore();
  Object.assign(element, { words }, properties);
  document.body.replaceChildren(element);
  await element.updateComplete;
  return { element, find: inside(element), intents };
}
