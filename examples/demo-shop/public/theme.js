import { chat } from './shop/chat.js';

const zh = navigator.language.startsWith('zh');
document.documentElement.lang = zh ? 'zh-CN' : 'en';
const words = zh
  ? {
      title: '给聊天窗换身衣裳',
      lead: '改哪一样，右下角的窗口当场就变。合意了，把下面这段贴进您的页面。',
      look: '样式',
      looks: { paper: '纸（默认）', porcelain: '青花', ink: '墨' },
      brand: '主色',
      scheme: '明暗',
      schemes: { auto: '随系统', light: '浅色', dark: '深色' },
      radius: '圆角',
      position: '位置',
      positions: { right: '右下', left: '左下' },
      snippet: '贴这一段',
      copy: '复制',
      copied: '复制好了',
      forced: '您的系统自己定颜色：窗口照它的来，主色和样式在这里看不出。',
      contrast: (ratio) => `主色和白底的对比是 ${ratio} : 1；上面的字用黑用白，自动算好。`,
    }
  : {
      title: 'Dress the chat',
      lead: 'Change anything and the window in the corner follows. When you like it, paste the snippet into your pages.',
      look: 'Look',
      looks: { paper: 'Paper (default)', porcelain: 'Porcelain', ink: 'Ink' },
      brand: 'Brand colour',
      scheme: 'Light or dark',
      schemes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
      radius: 'Corners',
      position: 'Position',
      positions: { right: 'Right', left: 'Left' },
      snippet: 'Your snippet',
      copy: 'Copy',
      copied: 'Copied',
      forced: 'Your system sets the colours, and the window follows it: brand and look do not show here.',
      contrast: (ratio) =>
        `Your colour on white is ${ratio} : 1. Whether it carries black or white text is worked out for you.`,
    };

const brands = { paper: '#b4472e', porcelain: '#1f5fa8', ink: '#1d1d1f' };
const theme = { look: 'paper', brand: brands.paper, scheme: 'auto', radius: 1, position: 'right' };
const find = (selector) => document.querySelector(selector);

/** How bright a colour is to the eye, after WCAG 2.2. */
function luminance(hex) {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function snippet() {
  const attributes = [
    'data-site="your-shop"',
    theme.look !== 'paper' && `data-look="${theme.look}"`,
    theme.brand !== brands[theme.look] && `data-brand="${theme.brand}"`,
    theme.scheme !== 'auto' && `data-theme="${theme.scheme}"`,
    theme.position !== 'right' && `data-position="${theme.position}"`,
  ].filter(Boolean);
  const tag = `<script src="https://chat.your-shop.example/zaine.js"\n  ${attributes.join('\n  ')} async></script>`;
  if (theme.radius === 1) return tag;
  const call = `zaine('setTheme', { tokens: { radius: '${theme.radius}' } })`;
  return `${tag}\n<script>\n  window.zaine ||= (...call) => new Promise((done) => (zaine.q ||= []).push(Object.assign(call, { done })));\n  ${call};\n</script>`;
}

function show() {
  const { look, brand, scheme, radius, position } = theme;
  chat('setTheme', { look, brand, scheme, tokens: { radius: String(radius) } });
  find('zaine-chat')?.setAttribute('position', position);
  document.documentElement.style.colorScheme = scheme === 'auto' ? '' : scheme;
  const forced = matchMedia('(forced-colors: active)').matches;
  find('.contrast').textContent = forced
    ? words.forced
    : words.contrast((1.05 / (luminance(brand) + 0.05)).toFixed(1));
  find('code').textContent = snippet();
  find('.copy').textContent = words.copy;
}

function field(name, control) {
  const label = document.createElement('label');
  label.htmlFor = name;
  label.textContent = words[name];
  control.id = name;
  control.name = name;
  control.value = theme[name];
  control.addEventListener('input', () => {
    theme[name] = name === 'radius' ? Number(control.value) : control.value;
    if (name === 'look') {
      theme.brand = brands[theme.look];
      find('#brand').value = theme.brand;
    }
    show();
  });
  return [label, control];
}

function choice(options) {
  const select = document.createElement('select');
  select.append(...Object.entries(options).map(([value, text]) => new Option(text, value)));
  return select;
}

function input(type, attributes = {}) {
  return Object.assign(document.createElement('input'), { type, ...attributes });
}

find('h1').textContent = words.title;
find('.lead').textContent = words.lead;
find('h2').textContent = words.snippet;
find('form').append(
  ...field('look', choice(words.looks)),
  ...field('brand', input('color')),
  ...field('scheme', choice(words.schemes)),
  ...field('radius', input('range', { min: 0, max: 1.6, step: 0.1 })),
  ...field('position', choice(words.positions)),
);
find('.copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(snippet());
  find('.copy').textContent = words.copied;
});
// The demo's site is called so unless the server says otherwise.
chat('init', { site: 'demo', look: theme.look, position: theme.position });
show();
chat('open');
