import type { Texts } from '../api.ts';
import type { Words } from '../strings/words.ts';

/** A shop's own texts, laid over the widget's. */
export class OwnWords {
  #texts: [locale: string, texts: Texts][] = [];
  #made: { from: Words; words: Words } | undefined;

  /** `locale` is a language or a locale; an empty one means all. */
  add(texts: Texts, locale = ''): void {
    this.#texts.push([locale, texts]);
    this.#made = undefined;
  }

  /** The same object for the same words, as long as nothing was added. */
  over(words: Words): Words {
    if (!this.#texts.length) return words;
    if (this.#made?.from !== words) this.#made = { from: words, words: this.#lay(words) };
    return this.#made.words;
  }

  #lay(words: Words): Words {
    const meant = this.#texts.filter(([locale]) => `${words.locale}-`.startsWith(locale && `${locale}-`));
    const own: Texts = Object.assign({}, ...meant.map(([, texts]) => texts));
    return {
      ...words,
      text: { ...words.text, ...own },
      // Comes later than the first words.
      get more() {
        return words.more && { ...words.more, ...own };
      },
    };
  }
}
