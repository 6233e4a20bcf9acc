// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { type Command, commandOf } from './shortcuts.ts';

let heard: (Command | undefined)[];
const press = (on: Element, key: string, more: KeyboardEventInit = {}, singleKeys = true) => {
  const listen = (event: Event) => heard.push(commandOf(event as KeyboardEvent, { singleKeys }));
  window.addEventListener('keydown', listen);
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...more }));
  window.removeEventListener('keydown', listen);
  return heard.at(-1);
};
const place = (html: string) => {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
};

beforeEach(() => {
  heard = [];
});

describe('a key', () => {
  it('moves, takes, ends and opens', () => {
    const keys = ['j', 'ArrowDown', 'k', 'n', 'a', 'e', 'r', 't', '?'];
    expect(keys.map((key) => press(document.body, key))).toEqual([
      'next',
      'next',
      'previous',
      'take-next',
      'take',
      'end',
      'reply',
      'transfer',
      'keys',
    ]);
  });

  it('is a letter in a text box, also in one inside an element', () => {
    expect(press(place('<textarea></textarea>'), 'n')).toBeUndefined();
    const host = place('<div></div>');
    host.attachShadow({ mode: 'open' }).innerHTML = '<input>';
    expect(press(host.shadowRoot?.firstElementChild as Element, 'e')).toBeUndefined();
  });

  it('belongs to an open menu or question', () => {
    expect(press(place('<div role="menu"></div>'), 'ArrowDown')).toBeUndefined();
    expect(press(place('<div role="alertdialog"></div>'), 'n')).toBeUndefined();
  });

  it('scrolls the log with arrows, and still moves on with J', () => {
    const log = place('<div role="log"></div>');
    expect(press(log, 'ArrowDown')).toBeUndefined();
    expect(press(log, 'j')).toBe('next');
  });

  it('leaves the browser its own, and knows the note from within a text box', () => {
    expect(press(document.body, 'n', { ctrlKey: true })).toBeUndefined();
    expect(press(document.body, 'r', { metaKey: true })).toBeUndefined();
    expect(press(place('<textarea></textarea>'), 'i', { ctrlKey: true })).toBe('note');
  });

  it('does nothing alone when single keys are switched off', () => {
    expect(press(document.body, 'n', {}, false)).toBeUndefined();
    expect(press(document.body, 'i', { ctrlKey: true }, false)).toBe('note');
  });
});
