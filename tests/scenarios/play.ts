import type { Choice, FormBody, ReplyBody, ShopperBody } from '@zaine/protocol';
import { expect } from 'vitest';
import { demoCustomers } from '../../packages/server/src/demo/customers.ts';
import type { Cast, Stage } from '../../packages/server/src/testing/stage.ts';
import { check } from './afterwards.ts';
import { happen } from './meanwhile.ts';
import type { Script, Step } from './script.ts';

/** Who a script is about, on a site of its own. */
export function castOf({ who, locale, page, desk }: Script, site: string): Cast {
  const customer = demoCustomers.find(({ name }) => name === who)?.id;
  if (customer === undefined && who !== 'guest') throw new Error(`Nobody is called ${who}.`);
  return {
    site,
    locale,
    ...(page !== undefined && { page }),
    ...(customer !== undefined && { customer }),
    ...(desk && {
      desk: Object.fromEntries(Object.entries(desk).filter(([, value]) => value !== undefined)),
    }),
  };
}

/** Plays a script through, line by line. */
export async function play(stage: Stage, { talk, afterwards = [] }: Script): Promise<void> {
  const heard: ReplyBody[] = [];
  let last: ReplyBody[] = [];
  for (const [line, step] of talk.entries()) {
    for (const event of step.meanwhile ?? []) await happen(stage, event);
    if (step.meanwhile) last = await stage.heard();
    const body = bodyOf(step, { last, heard, memory: await stage.memory() });
    if (body) last = (await stage.send(body)).replies;
    heard.push(...last);
    if (process.env.SHOW) console.log(`> ${JSON.stringify(step)}\n${transcript(last)}`);
    expectLine(step, last, `line ${line + 1}`);
    if (step.colleague !== undefined) {
      expect(await stage.state(), `line ${line + 1}`).toMatchObject({
        name: 'queued',
        reason: step.colleague,
      });
    }
    if (!process.env.SHOW || stage.failures.length === 0)
      expect(stage.failures.map(String)).toEqual(allowed(stage));
  }
  for (const fact of afterwards) await check(stage, fact);
}

/** While the order system is down, that it is goes to the log. */
function allowed({ failures }: Stage) {
  return failures.map(String).filter((failure) => failure.includes('ECONNREFUSED'));
}

interface SoFar {
  last: readonly ReplyBody[];
  heard: readonly ReplyBody[];
  memory: { flow?: { form?: string } };
}

/** What the shopper sends in a line, where they do something. */
function bodyOf(step: Step, { last, heard, memory }: SoFar): ShopperBody | undefined {
  if (step.shopper !== undefined) return { kind: 'text', text: step.shopper };
  if (step.presses !== undefined) return pressed(step.presses, last);
  if (step['presses again'] !== undefined) return pressed(step['presses again'], heard);
  if (step['sends a photo'] !== undefined)
    return { kind: 'file', file: step['sends a photo'] } as ShopperBody;
  if (!step.fills) return undefined;
  const form = [...heard].reverse().find((reply) => reply.kind === 'form') as FormBody | undefined;
  if (!form || memory.flow?.form === undefined) throw new Error('There is no form to fill.');
  const values = Object.entries(step.fills).map(([label, value]) => {
    const field = form.fields.find((each) => each.label.startsWith(label));
    if (!field) throw new Error(`The form has no field ${label}.`);
    return [field.name, value] as const;
  });
  return { kind: 'form', form: memory.flow.form, values: Object.fromEntries(values) };
}

function pressed(label: string, among: readonly ReplyBody[]): ShopperBody {
  const choice = choicesOf(among).findLast((each) => each.label === label || each.label.startsWith(label));
  if (!choice) throw new Error(`There is no button ${label} in:\n${transcript(among)}`);
  return { kind: 'choice', ...choice };
}

function choicesOf(replies: readonly ReplyBody[]): Choice[] {
  return replies.flatMap((reply) => ('choices' in reply && reply.choices) || []);
}

function expectLine(step: Step, replies: readonly ReplyBody[], line: string): void {
  const said = transcript(replies);
  for (const words of step.bot ?? []) expectParts(said, words, line);
  for (const label of step.offers ?? []) {
    const labels = choicesOf(replies).map((choice) => choice.label);
    expect(
      labels.some((each) => each.includes(label)),
      `${line}: no “${label}” in\n${said}`,
    ).toBe(true);
  }
  for (const card of step.shows ?? []) {
    expect(replies.map(cardOf).join('\n'), `${line}:\n${said}`).toContain(card);
  }
  for (const words of step['says nothing of'] ?? []) expect(said, line).not.toContain(words);
}

/** The parts of a line come in their order, with anything between them; of some that stand with a slash one will do. */
function expectParts(said: string, words: string, line: string): void {
  let from = 0;
  for (const part of words.split('…').map((each) => each.trim())) {
    const places = part.split(' / ').map((either) => said.indexOf(either, from));
    const at = Math.max(...places);
    expect(at, `${line}: no “${part}” in\n${said}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
}

/** `order MH…`, `case return approved`, `form`. */
function cardOf(reply: ReplyBody): string {
  if (reply.kind === 'order') return `order ${reply.order.number}`;
  if (reply.kind === 'case') return `case ${reply.case.type} ${reply.case.state}`;
  return reply.kind === 'parcel' ? `parcel ${reply.parcel.tracking}` : reply.kind;
}

/** Replies as a person would read them. */
function transcript(replies: readonly ReplyBody[]): string {
  return replies
    .map((reply) => {
      const labels = choicesOf([reply]).map((choice) => `[${choice.label}]`);
      const errors = reply.kind === 'form' ? reply.fields.flatMap((field) => field.error ?? []) : [];
      return [`(${cardOf(reply)})`, 'text' in reply ? reply.text : '', ...errors, ...labels].join(' ');
    })
    .join('\n');
}
