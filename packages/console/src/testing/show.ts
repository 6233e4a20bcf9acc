import '../define.ts';
import { type BoundFunctions, type queries, within } from '@testing-library/dom';
import type { LitElement } from 'lit';

type Screen = BoundFunctions<typeof queries>;
type Shown<T> = { element: T; screen: Screen; asked: (type: string) => unknown[] };

/** Puts an element on the page with these properties; `screen` asks in its shadow root by role and label. */
export async function show<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): Promise<Shown<HTMLElementTagNameMap[K] & LitElement>> {
  const element = document.createElement(name) as HTMLElementTagNameMap[K] & LitElement;
  Object.assign(element, properties);
  const heard: CustomEvent[] = [];
  const { dispatchEvent } = element;
  element.dispatchEvent = (event) => {
    // happy-dom passes an event through here for every node on its way.
    if (!heard.includes(event as CustomEvent)) heard.push(event as CustomEvent);
    return dispatchEvent.call(element, event);
  };
  document.body.replaceChildren(element);
  await element.updateComplete;
  return {
    element,
    screen: inside(element),
    asked: (type) => heard.filter((event) => event.type === type).map((event) => event.detail),
  };
}

/** Queries of testing-library within the shadow root of an element. */
export function inside(element: Element): Screen {
  return within(element.shadowRoot as unknown as HTMLElement);
}

/** An element's text as it reads, without the blanks of its source. */
export function plain(element: Element | undefined): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
