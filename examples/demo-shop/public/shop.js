import { bagCount } from './shop/bag.js';
import { bagPage } from './shop/bag-page.js';
import { findCategory, findProduct } from './shop/catalogue.js';
import { chat } from './shop/chat.js';
import { demoBar, footer, header } from './shop/frame.js';
import { categoryPage, homePage } from './shop/home.js';
import { savedCustomer } from './shop/identity.js';
import { productPage } from './shop/product.js';
import { chosenLocale, rememberLocale, words } from './shop/words.js';

const main = document.getElementById('main');
let locale = chosenLocale();

/** Which page an address such as `#/p/tote` names. */
function pageAt(hash, context) {
  const [, kind, name] = hash.split('/');
  const category = kind === 'c' && findCategory(name);
  if (category) return categoryPage(category, context);
  const product = kind === 'p' && findProduct(name);
  if (product) return productPage(product, context);
  return kind === 'bag' ? bagPage(context) : homePage(context);
}

function drawFrame(context, page) {
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  document.title = page.title ? `${page.title} · ${context.words.shop}` : context.words.shopTitle;
  document.getElementById('demo').replaceChildren(...demoBar(context));
  document.getElementById('top').replaceChildren(...header(context, page.category));
  document.getElementById('foot').replaceChildren(...footer(context));
}

function draw() {
  const redrawFrame = () => drawFrame(context, page);
  const context = { locale, words: words[locale], redraw: draw, redrawFrame, switchLocale, bagCount };
  const page = pageAt(location.hash, context);
  main.replaceChildren(...page.content);
  drawFrame(context, page);
  chat('setContext', { url: location.href, title: document.title, product: page.sku ?? '' });
}

function switchLocale() {
  locale = locale === 'zh' ? 'en' : 'zh';
  rememberLocale(locale);
  chat('setLocale', locale === 'zh' ? 'zh-CN' : 'en');
  draw();
  document.querySelector('.locale').focus();
}

addEventListener('hashchange', () => {
  draw();
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
});

chat('setLocale', locale === 'zh' ? 'zh-CN' : 'en');
savedCustomer.resume();
draw();
