/** Takes the pictures in docs/images from the built product with its demo shop: `npm run build && node scripts/screenshots.mjs`. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const images = fileURLToPath(new URL('../docs/images', import.meta.url));
const zaine = fileURLToPath(new URL('../packages/server/bin/zaine.mjs', import.meta.url));
const LARGEST_KB = 400;
const agent = { name: '小周', password: 'for-the-picture' };

function chromiumPath() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const found = places.find((path) => path && existsSync(path));
  if (!found) throw new Error('No Chromium found; say where it is in CHROMIUM_PATH.');
  return found;
}

/** The demo on a port and in a folder of its own. */
async function startServer(data) {
  const env = { PATH: process.env.PATH, ZAINE_DATA: data, PORT: '0' };
  const child = spawn(process.execPath, [zaine, 'start', '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const url = /(http:\S+)\/console\//.exec(output)?.[1];
    if (!url) continue;
    execFileSync(process.execPath, [zaine, 'agent', 'add', agent.name, '--password', agent.password], {
      env,
    });
    return { url, child };
  }
  throw new Error(`The server did not start:\n${output}`);
}

/** A shopper on the demo shop with the window open; `say` resolves when the shop has answered. */
async function shopper(browser, url, { customer, path = '/#/p/tote', ...options }) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(url + path);
  await page.getByLabel(/以谁的身份逛|Browse as/).selectOption(customer);
  const chat = page.locator('zaine-chat');
  await chat.getByRole('button', { name: /打开聊天窗|Open chat/ }).click();
  const box = chat.getByRole('textbox');
  await box.waitFor();
  return {
    page,
    chat,
    async say(words, answer) {
      await box.fill(words);
      await box.press('Enter');
      await chat.getByText(answer).last().waitFor();
    },
    close: () => context.close(),
  };
}

async function shoot(page, name) {
  // Scrolling into view and cards coming in take a few frames.
  await page.waitForTimeout(600);
  const path = join(images, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const kilobytes = Math.round(statSync(path).size / 1024);
  console.log(`${name}.png ${kilobytes} kB`);
  if (kilobytes > LARGEST_KB) throw new Error(`${name}.png is larger than ${LARGEST_KB} kB.`);
}

const desktop = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };
const phone = {
  viewport: { width: 390, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'en-GB',
  timezoneId: 'Asia/Shanghai',
};

async function parcels(browser, url) {
  const lin = await shopper(browser, url, { customer: 'c-1001', ...desktop });
  await lin.say('我的马克杯到哪了', /SF1340226877193|SF\s?1340\s?2268\s?7719\s?3/);
  await shoot(lin.page, 'shop-zh');
  await lin.close();
  const emma = await shopper(browser, url, { customer: 'c-1004', path: '/', ...phone });
  await emma.say('Where is my parcel?', /Expected|Delivered|arriv/i);
  await shoot(emma.page, 'phone-en');
  await emma.close();
}

async function signIn(browser, url) {
  const context = await browser.newContext({ ...desktop, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${url}/console/`);
  await page.getByLabel('名字').fill(agent.name);
  await page.getByLabel('密码').fill(agent.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('没有人在等').first().waitFor();
  return page;
}

async function desk(browser, url) {
  const page = await signIn(browser, url);
  const lin = await shopper(browser, url, { customer: 'c-1001', ...desktop });
  await lin.say('转人工', /下一位就是您|前面还有/);
  const others = [];
  for (const [customer, words, person] of [
    ['c-1002', '昨天收到的碗裂了一只，怎么办', '转人工'],
    ['c-1004', 'Can you gift wrap the tote?', 'Talk to a person'],
  ]) {
    const locale = customer === 'c-1004' ? 'en-GB' : 'zh-CN';
    const one = await shopper(browser, url, { customer, ...desktop, locale });
    await one.say(words, words);
    await one.say(person, /下一位就是您|前面还有|next|ahead/i);
    others.push(one);
  }
  await page
    .getByRole('button', { name: /接下一位/ })
    .first()
    .click();
  await lin.chat
    .getByText(/小周\s*来了/)
    .first()
    .waitFor();
  await answer(page, '林女士您好，前面的话我都看到了。马克杯在吴师傅车上，今天六点前送到。');
  await lin.say('下午家里没人，能放门卫那儿吗', /能放门卫/);
  await page.getByText('下午家里没人').first().waitFor();
  await answer(page, '可以的，我这就跟吴师傅说，放下了他会给您发短信。');
  await lin.chat.getByText('放下了他会').last().waitFor();
  await shoot(page, 'console-zh');
  for (const one of [lin, ...others]) await one.close();
  await page.context().close();
}

async function answer(page, words) {
  const box = page.getByRole('textbox').last();
  await box.fill(words);
  await box.press('Enter');
}

mkdirSync(images, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'zaine-pictures-'));
const server = await startServer(data);
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];
const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
try {
  await parcels(browser, server.url);
  await desk(browser, server.url);
} finally {
  await browser.close();
  server.child.kill('SIGTERM');
  await once(server.child, 'exit');
  rmSync(data, { recursive: true, force: true });
}
