import { categories, products } from './catalogue.js';
import { chat } from './chat.js';
import { el } from './element.js';
import { yuan } from './words.js';

/** The front page: a still life, what to ask, and every shelf. */
export function homePage(context) {
  const shelves = categories.map((category) =>
    el(
      'section',
      { class: 'shelf wide' },
      el(
        'header',
        {},
        el('h2', {}, category.title[context.locale]),
        el('p', {}, category.about[context.locale]),
      ),
      shelf(category, context),
    ),
  );
  return { content: [hero(context), tryIt(context), ...shelves] };
}

/** One shelf on its own page. */
export function categoryPage(category, context) {
  const { locale } = context;
  const title = category.title[locale];
  return {
    title,
    category: category.slug,
    content: [
      el(
        'section',
        { class: 'shelf wide alone' },
        el('header', {}, el('h1', {}, title), el('p', {}, category.about[locale])),
        shelf(category, context),
      ),
    ],
  };
}

/** A product as it stands on a shelf. */
export function card(product, { locale, words }) {
  return el(
    'a',
    { class: 'card', href: `#/p/${product.slug}` },
    el('img', { src: product.images[0], alt: '', width: 400, height: 500, loading: 'lazy' }),
    el('b', {}, product.title[locale]),
    el(
      'span',
      {},
      yuan(product.price),
      product.was !== undefined && [' ', el('s', { 'aria-label': words.before }, yuan(product.was))],
    ),
  );
}

function shelf(category, context) {
  const goods = products.filter((product) => product.category === category.slug);
  const note = category.slug === 'gifts' && giftNote(context);
  return el(
    'ul',
    { class: 'goods' },
    ...goods.map((product) => el('li', {}, card(product, context))),
    note && el('li', {}, note),
  );
}

function giftNote({ words }) {
  return el(
    'div',
    { class: 'note' },
    el('strong', {}, words.wrapTitle),
    ...words.wrapText.map((line) => el('p', {}, line)),
  );
}

function hero({ words }) {
  return el(
    'section',
    { class: 'hero' },
    el('img', { src: '/images/hero.svg', alt: words.heroPicture, width: 1600, height: 720 }),
    el(
      'div',
      { class: 'wide' },
      el('h1', {}, ...words.heroTitle.flatMap((line, index) => (index ? [el('br'), line] : [line]))),
      el('p', {}, words.heroText),
      el('a', { class: 'more', href: '#/c/cups' }, words.heroLink),
    ),
  );
}

function tryIt({ words }) {
  const questions = words.questions.map(([question, note]) =>
    el(
      'li',
      {},
      el('button', { type: 'button', onclick: () => chat('showNewMessage', question) }, question),
      el('p', {}, note),
    ),
  );
  return el(
    'section',
    { class: 'try wide' },
    el('header', {}, el('h2', {}, words.tryTitle), el('p', {}, words.tryText)),
    el('ol', {}, ...questions),
  );
}
