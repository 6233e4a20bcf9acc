import { html, type TemplateResult } from 'lit';

// The end excludes what closes a sentence rather than an address, in both scripts.
const address =
  /\bhttps?:\/\/[^\s<>"'“”‘’，。；：！？、（）【】《》]+[^\s<>"'“”‘’，。；：！？、（）【】《》.,;:!?)\]}]/gi;

/** A text as it was written, with web addresses made into links that give nothing away; never HTML. */
export function linkify(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let end = 0;
  for (const { 0: url, index } of text.matchAll(address)) {
    parts.push(text.slice(end, index));
    parts.push(html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow">${url}</a>`);
    end = index + url.length;
  }
  parts.push(text.slice(end));
  return parts;
}
