import { bagLines, bagSums, changeBag } from './bag.js';
import { findProduct, pictureOf } from './catalogue.js';
import { el } from './element.js';
import { yuan } from './words.js';

/** The bag: what is in it, what it comes to, and that the demo ends here. */
export function bagPage(context) {
  const { words } = context;
  const lines = bagLines();
  const content =
    lines.length === 0
      ? [
          el('p', { class: 'empty' }, words.bagEmpty),
          el('a', { class: 'more', href: '#/' }, words.lookAround),
        ]
      : [el('ul', { class: 'lines' }, ...lines.map((line) => bagLine(line, context))), sums(context)];
  return {
    title: words.bag,
    content: [el('section', { class: 'bag narrow' }, el('h1', {}, words.bag), ...content)],
  };
}

function bagLine(line, { locale, words, redraw }) {
  const product = findProduct(line.slug);
  const options = [product.colors?.[line.color]?.[locale], product.sizes?.[line.size]?.[locale]].filter(
    Boolean,
  );
  const step = (by, sign, label) => {
    const name = `${label}: ${product.title[locale]}${words.comma}${options.join(words.comma)}`;
    const change = () => {
      changeBag(line, by);
      redraw();
      // The page was drawn anew: whoever presses on with the keyboard goes on where they were.
      const again = [...document.querySelectorAll('.step button')].find(
        (button) => button.ariaLabel === name,
      );
      (again ?? document.getElementById('main')).focus();
    };
    return el('button', { type: 'button', 'aria-label': name, onclick: change }, sign);
  };
  return el(
    'li',
    {},
    el('img', { src: pictureOf(product, line.color), alt: '' }),
    el(
      'div',
      { class: 'what' },
      el('a', { href: `#/p/${product.slug}` }, product.title[locale]),
      el('span', {}, options.join(words.comma)),
    ),
    el(
      'div',
      { class: 'step' },
      step(-1, '−', words.fewer),
      el('b', {}, line.quantity),
      step(1, '+', words.more),
    ),
    el('span', { class: 'money' }, yuan(product.price * line.quantity)),
  );
}

function sums({ words }) {
  const { goods, offer, freight, total } = bagSums();
  const row = (name, value, kind) => el('div', { class: kind }, el('dt', {}, name), el('dd', {}, value));
  return el(
    'div',
    { class: 'sums' },
    el(
      'dl',
      {},
      row(words.goods, yuan(goods)),
      offer > 0 && row(words.offerName, `−${yuan(offer)}`),
      row(words.freight, freight === 0 ? words.free : yuan(freight)),
      row(words.total, yuan(total), 'total'),
    ),
    el('p', {}, words.demoEnds),
  );
}
