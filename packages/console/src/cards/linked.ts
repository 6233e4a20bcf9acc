import { html, type TemplateResult } from 'lit';

/** An address as people paste it; what ends the sentence around it does not belong to it. */
const address = /(https?:\/\/[^\s<>"'，。；！？、（）《》“”]+[^\s<>"'，。；！？、（）《》“”.,;:!?)])/;

/** A text whose web addresses can be followed; everything else in it stays text. */
export function linked(text: string): (string | TemplateResult)[] {
  return text
    .split(address)
    .map((part, index) =>
      index % 2 === 0 ? part : html`<a href=${part} target="_blank" rel="noopener noreferrer">${part}</a>`,
    );
}
