import { html, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { icon } from '../icon/icon.ts';
import { base } from '../theme/base.styles.ts';
import { styles } from './carousel.styles.ts';

/**
 * Several cards side by side: swiped, gone through by the arrow keys of the writing's direction, or by two buttons.
 *
 * @slot - the cards
 */
export class ZaineCarousel extends ZaineElement {
  static override styles = [base, styles];
  static override properties = { at: { state: true }, count: { state: true } };

  /** Which card stands at the start, from 0. */
  declare private at: number;
  declare private count: number;

  constructor() {
    super();
    this.at = 0;
    this.count = 0;
    this.addEventListener('keydown', this.#onKey);
  }

  protected override render(): TemplateResult {
    const { more } = this.words;
    const place = `${this.at + 1} / ${this.count}`;
    return html`<div class="track" role="group" aria-label=${place} tabindex="-1" @scroll=${this.#onScroll}>
        <slot @slotchange=${this.#onSlides}></slot>
      </div>
      <div class="bar">
        ${this.#button(more.before, -1)}<small dir="ltr" aria-hidden="true">${place}</small>${this.#button(more.after, 1)}
      </div>`;
  }

  #button(label: string, step: number): TemplateResult {
    // Not disabled at the ends: the keyboard would fall out of it.
    return html`<button aria-label=${label} aria-disabled=${!this.#slides[this.at + step]} @click=${() => this.#go(this.at + step)}>${icon('down', 16)}</button>`;
  }

  get #slides(): HTMLElement[] {
    return (this.renderRoot.querySelector('slot')?.assignedElements() ?? []) as HTMLElement[];
  }

  get #track(): HTMLElement {
    return this.renderRoot.querySelector('.track') as HTMLElement;
  }

  get #rightToLeft(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }

  /** How far a card is from where it stands when it is the first to be seen. */
  #distance(slide: HTMLElement): number {
    const edge = this.#rightToLeft ? 'right' : 'left';
    const inset = this.#rightToLeft ? -4 : 4;
    return slide.getBoundingClientRect()[edge] - this.#track.getBoundingClientRect()[edge] - inset;
  }

  #go(to: number): HTMLElement | undefined {
    const slide = this.#slides[to];
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (slide) this.#track.scrollBy({ left: this.#distance(slide), behavior: calm ? 'instant' : 'smooth' });
    return slide;
  }

  #onScroll(): void {
    const { scrollLeft, scrollWidth, clientWidth } = this.#track;
    const away = this.#slides.map((slide) => Math.abs(this.#distance(slide)));
    // Of narrow ones the last never gets to the start.
    const end = Math.abs(scrollLeft) + clientWidth >= scrollWidth - 1;
    this.at = end ? away.length - 1 : away.indexOf(Math.min(...away));
  }

  #onSlides(): void {
    this.count = this.#slides.length;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way || (event.composedPath()[0] as Element).matches('input, textarea, select')) return;
    const held = this.#slides.findIndex((slide) => slide.matches(':focus-within'));
    const to = (held < 0 ? this.at : held) + (this.#rightToLeft ? -way : way);
    const slide = this.#go(to);
    if (!slide) return;
    event.preventDefault();
    if (held >= 0) slide.focus({ preventScroll: true });
  };
}
