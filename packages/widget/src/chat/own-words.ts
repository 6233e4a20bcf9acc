import type { Texts } from '../api.ts';
import { knownZone } from '../format/day.ts';
import type { Words } from '../strings/words.ts';

/** `own` over `texts`; where a text is made from names and numbers, a fixed one is said whatever they are. */
function fit<T extends object>(texts: T, own: Texts): T {
  const laid = { ...texts, ...own } as Record<string, unknown>;
  for (const [name, text] of Object.entries(texts))
    if (typeof text === 'function' && typeof laid[name] !== 'function') {
      const said = laid[name];
      laid[name] = () => said;
    }
  return laid as T;
}

/** A shop's own texts and time zone, laid over the widget's. */
export class OwnWords {
  readonly texts: [locale: string, texts: Texts][] = [];
  #made: Words | undefined;
  #from: unknown[] = [];

  /** `locale` is a language or a locale; an empty one means all. */
  add(texts: Texts, locale = ''): void {
    this.texts.push([locale, texts]);
    this.#made = undefined;
  }

  /** The same object for the same words, as long as nothing was added. */
  over(words: Words, zone: string | undefined): Words {
    if (this.#from[0] !== words || this.#from[1] !== zone) this.#made = undefined;
    this.#from = [words, zone];
    this.#made ??= this.#lay(words, zone);
    return this.#made;
  }

  #lay(words: Words, zone: string | undefined): Words {
    const meant = this.texts.filter(([locale]) => `${words.locale}-`.startsWith(locale && `${locale}-`));
    const own: Texts = Object.assign({}, ...meant.map(([, texts]) => texts));
    return {
      ...words,
      zone: knownZone(zone),
      text: fit(words.text, own),
      // Comes later than the first words.
      get more() {
        return meant.length ? words.more && fit(words.more, own) : words.more;
      },
    };
  }
}
