import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { galleryFiles, type Look, openGallery, show } from '../dev/gallery-page.ts';
import { states } from '../dev/states.ts';
import { barriers } from './testing/browser.ts';
import { inBrowser } from './testing/in-browser.ts';

/** What must have an edge or a ground of its own where the system sets the colours, by the state that shows it. */
const drawn: Record<string, string[]> = {
  parcel: [
    '.window',
    '.bubble',
    'article',
    'ol > li::before',
    'ol > li:not(:last-child)::after',
    'ul > li > button',
    'form',
    '.status::before',
  ],
  agent: ['.own .bubble', '.agent .bubble', '.joined::before'],
  case: ['.done::before', '.now::before', 'ol > li:last-child::before', 'ol > li + li::after'],
  unread: ['.launcher', '.badge', '.words'],
  form: ['label > input', 'label > textarea', '.button.primary'],
  menu: ['[role=menu]'],
  written: ['.send'],
  rating: ['fieldset i'],
};
const look: Look = { locale: 'zh-CN', theme: 'light', width: 500, height: 756 };

inBrowser('the widget for those who see or move otherwise', (browser) => {
  let files: Awaited<ReturnType<typeof galleryFiles>>;
  let page: Page;

  beforeAll(async () => {
    files = await galleryFiles();
    page = await openGallery(browser(), files, look);
    // Every element in the page that fits, shadow roots included.
    await page.evaluate(() => {
      const within = (root: ParentNode, selector: string): Element[] => [
        ...root.querySelectorAll(selector),
        ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
          shadowRoot ? within(shadowRoot, selector) : [],
        ),
      ];
      Object.assign(globalThis, { every: (selector: string) => within(document, selector) });
    });
  });

  /** Of what is said to be drawn, what nobody would see: no edge, and the page's own ground. */
  const unseen = (selectors: string[]): Promise<string[]> =>
    page.evaluate((wanted) => {
      const { every } = globalThis as unknown as { every(selector: string): Element[] };
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'Canvas';
      const canvas = getComputedStyle(probe).color;
      probe.remove();
      const clear = (colour: string) => colour === canvas || /^rgba\(.*, 0\)$/.test(colour);
      const seen = (element: Element, pseudo?: string) => {
        const style = getComputedStyle(element, pseudo);
        const line = (side: 'outline' | 'borderTop' | 'borderBottom') =>
          style[`${side}Style`] !== 'none' &&
          Number.parseFloat(style[`${side}Width`]) > 0 &&
          !clear(style[`${side}Color`]);
        return line('outline') || line('borderTop') || line('borderBottom') || !clear(style.backgroundColor);
      };
      return wanted.filter((selector) => {
        const [, plain = '', pseudo] = /^(.*?)(::\w+)?$/.exec(selector) ?? [];
        const found = every(plain);
        return !found.length || !found.every((element) => seen(element, pseudo));
      });
    }, selectors);

  const widthOf = (selector: string) =>
    page.evaluate((wanted) => {
      const { every } = globalThis as unknown as { every(selector: string): Element[] };
      const [first] = every(wanted);
      return first && Number.parseFloat(getComputedStyle(first).outlineWidth);
    }, selector);

  it.each(['light', 'dark'] as const)(
    'draws all it has in the system’s own colours, %s',
    async (colorScheme) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      for (const [name, selectors] of Object.entries(drawn)) {
        await show(page, name, look);
        await expect.poll(() => unseen(selectors), { message: name }).toEqual([]);
      }
    },
  );

  it('tells the shopper’s words from the shop’s, and the field that is written in, without colours', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await show(page, 'agent', look);
    expect(await widthOf('.own .bubble')).toBeGreaterThan((await widthOf('.agent .bubble')) ?? 0);
    await page.getByRole('textbox').focus();
    expect(await unseen(['form:focus-within'])).toEqual([]);
    expect(await widthOf('form')).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('Shift+Tab');
    expect(await unseen([':focus-visible'])).toEqual([]);
  });

  it('has stronger lines and letters for whoever asks for contrast', async () => {
    const token = (name: string) =>
      page
        .locator('zaine-chat')
        .evaluate((chat, wanted) => getComputedStyle(chat).getPropertyValue(`--zaine-${wanted}`), name);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ forcedColors: 'none', contrast: 'more', colorScheme: theme });
      await show(page, 'parcel', { ...look, theme, look: 'porcelain' });
      await expect.poll(() => token('radius')).toBe('1.3');
      const ink = await token('ink');
      expect([await token('line'), await token('muted'), await token('faint')]).toEqual([ink, ink, ink]);
      expect(await barriers(page)).toEqual([]);
    }
    await page.emulateMedia({ contrast: 'no-preference' });
    expect(await token('muted')).not.toBe(await token('ink'));
  });

  it('keeps still for whoever asks for it', async () => {
    const moving = () =>
      page.evaluate(() => {
        const { every } = globalThis as unknown as { every(selector: string): Element[] };
        const long = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0);
        return every('*').flatMap((element) =>
          [undefined, '::before', '::after'].flatMap((pseudo) => {
            const style = getComputedStyle(element, pseudo);
            const { animationName, animationDuration, transitionProperty, transitionDuration } = style;
            const moves = animationName !== 'none' && long(animationDuration);
            // What only changes its colour or fades stands still.
            const slides = /all|transform|height|width/.test(transitionProperty) && long(transitionDuration);
            return moves || slides ? `${element.localName}${pseudo ?? ''}` : [];
          }),
        );
      });
    for (const [reducedMotion, still] of [
      ['no-preference', false],
      ['reduce', true],
    ] as const) {
      await page.emulateMedia({ reducedMotion });
      for (const name of ['parcel', 'unread', 'failed']) {
        await show(page, name, look);
        expect([name, (await moving()).length === 0]).toEqual([name, still]);
      }
    }
  });

  it('is where it belongs and as large as ever on a very large screen', async () => {
    await page.setViewportSize({ width: 3840, height: 2160 });
    await show(page, 'parcel', look);
    const box = await page.getByRole('dialog').boundingBox();
    expect(box).toEqual({ x: 3840 - 24 - 384, y: 2160 - 24 - 68 - 640, width: 384, height: 640 });
  });

  it.each(['de', 'ar', 'zh-TW'])('cuts nothing off on a screen of 320 pixels, %s', async (locale) => {
    await page.setViewportSize({ width: 320, height: 568 });
    const found: string[] = [];
    for (const name of Object.keys(states(true))) {
      await show(page, name, { ...look, locale });
      const wide = await page.evaluate(() => {
        const { every } = globalThis as unknown as { every(selector: string): Element[] };
        return every('*').flatMap((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          // Cards side by side go on past the edge, and what only screen readers see is a dot.
          const beside = (node: Element): boolean => {
            const root = node.getRootNode();
            return (
              Boolean(node.closest('zaine-carousel, .vh')) ||
              (root instanceof ShadowRoot && beside(root.host))
            );
          };
          if (!width || (left >= -0.5 && right <= 320.5) || beside(element)) return [];
          return `${element.localName}.${element.className} ${Math.round(left)} to ${Math.round(right)}`;
        });
      });
      found.push(...wide.map((what) => `${name}: ${what}`));
    }
    expect(found).toEqual([]);
  });
});
