// @vitest-environment happy-dom
import '../define.ts';
import { fireEvent, waitFor } from '@testing-library/dom';
import { beforeEach, describe, expect, it } from 'vitest';
import { Drafts } from '../desk/drafts.ts';
import { Preferences } from '../session/preferences.ts';
import type { SessionApi } from '../session/session-api.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeDesk } from '../testing/fake-desk.ts';
import { inside } from '../testing/show.ts';
import { ConsoleApp } from './console-app.ts';

const signedIn = { agent: { name: '小周', role: 'agent' as const }, site: 'demo' };
let fake: FakeDesk;
let clock: FakeClock;
let session: SessionApi & { stands: boolean };

async function open(): Promise<ConsoleApp> {
  const app = new ConsoleApp({
    session,
    createDesk: () => fake.desk,
    loadBeside: async () => undefined,
    afterSales: { moveCase: async () => undefined, moveTicket: async () => undefined },
    preferences: new Preferences(localStorage, ['zh-CN']),
    drafts: new Drafts(sessionStorage),
    clock,
    chime: () => {},
  });
  document.body.replaceChildren(app);
  await waitFor(() => expect(app.shadowRoot?.firstElementChild).toBeTruthy());
  return app;
}
const part = (app: ConsoleApp, name: 'desk-sign-in' | 'desk-workspace') =>
  app.shadowRoot?.querySelector(name) ?? undefined;

beforeEach(() => {
  localStorage.clear();
  fake = new FakeDesk();
  clock = new FakeClock();
  session = {
    stands: true,
    async current() {
      return this.stands ? signedIn : { refusal: 'expired' };
    },
    async signIn({ password }) {
      this.stands = password === 'door';
      return this.stands ? signedIn : { refusal: 'wrong' };
    },
    async signOut() {
      this.stands = false;
    },
  };
});

describe('the console', () => {
  it('opens at the door without a reproach, and at the desk after the right password', async () => {
    session.stands = false;
    const app = await open();
    const door = part(app, 'desk-sign-in') as Element;
    expect(inside(door).getByRole('alert').textContent).toBe('');
    fireEvent.input(inside(door).getByLabelText('名字'), { target: { value: '小周' } });
    fireEvent.input(inside(door).getByLabelText('密码'), { target: { value: 'door' } });
    fireEvent.click(inside(door).getByRole('button', { name: /登录/ }));
    await waitFor(() => expect(part(app, 'desk-workspace')).toBeTruthy());
  });

  it('speaks the language that was chosen, and remembers it', async () => {
    const app = await open();
    app.dispatchEvent(new CustomEvent('rail-choice', { detail: { locale: 'en', theme: 'dark' } }));
    await app.updateComplete;
    expect(document.documentElement.lang).toBe('en');
    expect(document.documentElement.dataset.theme).toBe('dark');
    const inbox = part(app, 'desk-workspace')?.shadowRoot?.querySelector('desk-inbox') as Element;
    await waitFor(() => expect(inside(inbox).getByRole('heading', { name: 'Inbox' })).toBeTruthy());
    expect(new Preferences(localStorage, ['zh-CN']).choices.locale).toBe('en');
  });

  it('finds out by asking that the session behind a lost connection has ended', async () => {
    const app = await open();
    fake.set({ connection: 'offline' });
    clock.pass(1_000);
    await app.updateComplete;
    expect(part(app, 'desk-workspace')).toBeTruthy();
    session.stands = false;
    clock.pass(11_000);
    await waitFor(() => expect(part(app, 'desk-sign-in')).toBeTruthy());
    expect(inside(part(app, 'desk-sign-in') as Element).getByRole('alert').textContent).toMatch(/登录过期了/);
  });

  it('hangs up and forgets drafts when the agent signs out', async () => {
    const app = await open();
    sessionStorage.setItem('zaine-console-drafts', '[["a",{"text":"x","note":false}]]');
    app.dispatchEvent(new CustomEvent('rail-sign-out'));
    await waitFor(() => expect(part(app, 'desk-sign-in')).toBeTruthy());
    expect(fake.asked('disconnect')).toHaveLength(1);
    expect(sessionStorage.getItem('zaine-console-drafts')).toBe('[]');
    expect(session.stands).toBe(false);
  });

  it('counts who waits in the title of the window', async () => {
    const app = await open();
    const entry = {
      conversation: 'c-1234',
      state: { name: 'queued', since: new Date(clock.now()).toISOString(), position: 1, reason: 'asked' },
      seq: 1,
      locale: 'zh-CN',
      preview: '在吗',
      at: new Date(clock.now()).toISOString(),
      unread: 1,
      since: new Date(clock.now()).toISOString(),
      position: 1,
      reason: 'asked',
    } as const;
    fake.set({ queue: [entry] });
    await (part(app, 'desk-workspace') as HTMLElementTagNameMap['desk-workspace']).updateComplete;
    expect(document.title).toBe('(1) 在呢 客服台');
  });
});
