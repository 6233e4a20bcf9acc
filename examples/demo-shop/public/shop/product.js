import { changeBag } from './bag.js';
import { findCategory, pictureOf, products } from './catalogue.js';
import { chat } from './chat.js';
import { el } from './element.js';
import { card } from './home.js';
import { yuan } from './words.js';

/** A product: pictures, what it is, choosing and buying; below it what goes with it. */
export function productPage(product, context) {
  const { locale, words } = context;
  const category = findCategory(product.category);
  const chosen = { color: first(product.colors), size: first(product.sizes) };
  const stage = createStage(product, context);
  const others = [...products, ...products]
    .slice(products.indexOf(product) + 1)
    .filter((other) => other !== product && other.category !== product.category);
  const table = [others[0], others[4], others[7], others[2]].map((other) =>
    el('li', {}, card(other, context)),
  );
  return {
    title: product.title[locale],
    category: product.category,
    sku: product.sku,
    content: [
      el(
        'nav',
        { class: 'crumb wide', 'aria-label': words.where },
        el('a', { href: `#/c/${category.slug}` }, category.title[locale]),
        el('span', { 'aria-hidden': 'true' }, '/'),
        el('span', { 'aria-current': 'page' }, product.title[locale]),
      ),
      el('article', { class: 'product wide' }, stage.element, facts(product, chosen, { ...context, stage })),
      el(
        'section',
        { class: 'shelf wide' },
        el('h2', {}, words.sameTable),
        el('ul', { class: 'goods square' }, ...table),
      ),
    ],
  };
}

const first = (options) => options && Object.keys(options)[0];

function createStage(product, { locale, words }) {
  const large = el('img', {
    class: 'large',
    src: product.images[0],
    alt: product.title[locale],
    width: 400,
    height: 500,
  });
  const thumbs = product.images.map((image, index) => {
    const show = () => stage.show(image);
    const label = words.picture(index + 1);
    return el(
      'button',
      { type: 'button', 'aria-label': label, onclick: show },
      el('img', { src: image, alt: '' }),
    );
  });
  const stage = {
    element: el(
      'div',
      { class: 'stage' },
      thumbs.length > 1 && el('div', { class: 'thumbs' }, ...thumbs),
      large,
    ),
    show(image) {
      large.src = image;
      for (const [index, thumb] of thumbs.entries())
        thumb.ariaPressed = String(product.images[index] === image);
    },
  };
  stage.show(product.images[0]);
  return stage;
}

function facts(product, chosen, context) {
  const { locale, words, stage } = context;
  return el(
    'div',
    { class: 'facts' },
    el('h1', {}, product.title[locale]),
    el('p', { class: 'about' }, product.about[locale]),
    el(
      'p',
      { class: 'price' },
      el('small', {}, '¥'),
      product.price / 100,
      product.was !== undefined && el('s', { 'aria-label': words.before }, yuan(product.was)),
    ),
    el('p', { class: 'offer' }, words.offer()),
    choice('color', product.colors, {
      chosen,
      locale,
      label: product.colorName?.[locale] ?? words.color,
      changed: () => stage.show(pictureOf(product, chosen.color)),
    }),
    choice('size', product.sizes, { chosen, locale, label: words.size }),
    buy(product, chosen, context),
    details(product, context),
  );
}

/** Colours as dots, sizes as boxes: radio buttons both. */
function choice(name, options, { chosen, locale, label, changed }) {
  if (!options) return undefined;
  const said = el('b', {}, options[chosen[name]][locale]);
  const boxes = Object.entries(options).map(([key, option]) => {
    const pick = () => {
      chosen[name] = key;
      said.textContent = option[locale];
      changed?.();
    };
    const input = el('input', {
      type: 'radio',
      name,
      value: key,
      checked: key === chosen[name],
      onchange: pick,
    });
    return el('label', { class: `pick ${name}-${key}` }, input, el('span', {}, option[locale]));
  });
  return el(
    'fieldset',
    { class: `picks ${name}` },
    el('legend', {}, label, ' ', said),
    el('div', {}, ...boxes),
  );
}

function buy(product, chosen, { words, redrawFrame }) {
  const said = el('p', { class: 'said', role: 'status' });
  const put = () => {
    changeBag({ slug: product.slug, ...chosen }, 1);
    said.replaceChildren(words.inBag, ' ', el('a', { href: '#/bag' }, words.seeBag));
    redrawFrame();
  };
  return el(
    'div',
    { class: 'buy' },
    el('button', { type: 'button', class: 'primary', onclick: put }, words.addToBag),
    said,
  );
}

function details(product, { locale, words }) {
  const rows = [
    ...product.facts.map((fact) => fact[locale]),
    [words.dispatch, words.dispatchText],
    [words.returns, words.returnsText],
  ];
  return el(
    'div',
    { class: 'details' },
    el('dl', {}, ...rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
    el('button', { type: 'button', class: 'more', onclick: () => chat('open') }, words.ask),
  );
}
