import { LitElement, type PropertyDeclarations } from 'lit';
import type { Words } from '../strings/words.ts';
import { zh } from '../strings/zh.ts';
import { controls } from './controls.styles.ts';

/** What all elements of the console share: their texts, the look of controls, and a typed way to ask for something. */
export abstract class ConsoleElement extends LitElement {
  static override properties: PropertyDeclarations = { words: { attribute: false } };
  static override styles = [controls];
  declare words: Words;

  constructor() {
    super();
    this.words = zh;
  }

  /** Asks whoever holds the desk to do something; see the element's `@event` list. */
  protected ask<T>(type: string, detail?: T): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
