import { categories } from './catalogue.js';
import { el, icon } from './element.js';
import { customers, savedCustomer } from './identity.js';

const BAG =
  'M4.500 7.500h11l-.8 9a1 1 0 0 1-1 .9H6.300a1 1 0 0 1-1-.9zM7.300 7.500V6a2.700 2.700 0 0 1 5.400 0v1.500';

/** The thin bar on top: that this is a demo, and as whom one browses. */
export function demoBar({ words }) {
  const select = el('select', { id: 'who', onchange: () => savedCustomer.choose(select.value) });
  const person = el(
    'div',
    { class: 'person', hidden: true },
    el('label', { for: 'who' }, words.browseAs),
    select,
  );
  customers.then((people) => {
    if (people.length === 0) return;
    select.append(
      el('option', { value: '' }, words.guest),
      ...people.map(({ id, name, orders }) => el('option', { value: id }, words.customer(name, orders))),
    );
    select.value = savedCustomer.id ?? '';
    person.hidden = false;
  });
  return [el('p', {}, words.demo), person];
}

/** The shop's own header: name, shelves, language, bag. */
export function header({ locale, words, bagCount, switchLocale }, current) {
  const shelves = categories.map((category) =>
    el(
      'a',
      { href: `#/c/${category.slug}`, 'aria-current': category.slug === current && 'page' },
      category.title[locale],
    ),
  );
  const count = bagCount();
  return [
    el('a', { class: 'brand', href: '#/' }, el('b', {}, words.shop), ' ', el('small', {}, words.otherName)),
    el('nav', { 'aria-label': words.shelves }, ...shelves),
    el(
      'div',
      { class: 'tools' },
      el(
        'button',
        { type: 'button', class: 'locale', lang: locale === 'zh' ? 'en' : 'zh-CN', onclick: switchLocale },
        words.otherLanguage,
      ),
      el(
        'a',
        { class: 'bag-link', href: '#/bag', 'aria-label': words.bagWith(count) },
        icon(BAG),
        count > 0 && el('i', { 'aria-hidden': 'true' }, count),
      ),
    ),
  ];
}

/** The foot of every page: promises, how to reach the shop, and the doors for those who run it. */
export function footer({ words }) {
  const column = (title, ...lines) =>
    el('section', {}, el('h2', {}, title), el('ul', {}, ...lines.map((line) => el('li', {}, line))));
  return [
    el(
      'div',
      { class: 'columns' },
      column(words.shop, ...words.address),
      column(words.promises, ...words.promiseList),
      column(words.service, ...words.serviceList),
      column(
        words.backstage,
        el('a', { href: '/console/' }, words.console),
        el('a', { href: '/v1/openapi.json' }, words.openapi),
      ),
    ),
    el('p', { class: 'small' }, words.footnote),
  ];
}
