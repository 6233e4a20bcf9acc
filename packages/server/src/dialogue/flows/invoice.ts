import type { FormField } from '@zaine/protocol';
import { orderName } from '../order-words.ts';
import { humanChoice, text } from '../turn.ts';
import type { Said } from '../turn-input.ts';
import { actionOn } from '../work/action-on.ts';
import { inMoney } from '../work/details.ts';
import { askForm, slotsOf, wordsOf } from '../work/question.ts';
import { refusal } from '../work/refusal.ts';
import { isTaxNumber } from '../work/tax-number.ts';
import type { OrderJob, OrderWork, Question, Reading } from '../work/work.ts';

const FIELDS = ['title', 'taxNumber', 'email'] as const;
type Told = Partial<Record<(typeof FIELDS)[number], string>>;

/** An electronic invoice: whom it is made out to, a company's tax number checked, where it goes. */
export const invoice: OrderWork = {
  next(job) {
    const { turn, order, values } = job;
    const { work, afterSales } = turn.phrases;
    const { invoice: words } = afterSales;
    if (order.status === 'unpaid' || order.status === 'cancelled') {
      return { over: { replies: [text(work.refused[order.status], [humanChoice(turn)])] } };
    }
    if (order.invoiceUrl !== undefined) {
      return { over: { replies: [text(words.link(order.invoiceUrl), [humanChoice(turn)])] } };
    }
    if (values.to === undefined) return { ask: toWhom(job) };
    const facts = words.confirm(orderName(turn, order), inMoney(job, order.total), factsOf(job));
    return { confirm: { words: facts, yes: words.yes, redo: ['to'] } };
  },
  async act(job) {
    const { turn, policies } = job;
    const { title = '', ...rest } = told(job);
    const result = await turn.ports.shop.actions.requestInvoice({ ...actionOn(job), title, ...rest });
    if (!result.done) return refusal(turn, result);
    const { done, link } = turn.phrases.afterSales.invoice;
    const words = result.link === undefined ? done(policies.invoiceHours) : link(result.link);
    return { replies: [text(words, [humanChoice(turn)])] };
  },
};

function told({ values }: OrderJob): Told {
  return JSON.parse(values.to ?? '{}') as Told;
}

function factsOf(job: OrderJob): string {
  const { turn } = job;
  const { facts } = turn.phrases.afterSales.invoice;
  const parts = FIELDS.flatMap((field) => {
    const value = told(job)[field];
    return value === undefined ? [] : [`${facts[field]} ${value}`];
  });
  return parts.join(turn.phrases.comma);
}

function toWhom(job: OrderJob): Question {
  const { turn } = job;
  const { invoice: words } = turn.phrases.afterSales;
  return askForm(job, 'to', {
    words: words.ask,
    title: words.title,
    submit: words.submit,
    fields: fieldsOf(job, {}),
    glean: (said) => {
      const found = inWords(job, { ...said, text: said.raw ?? said.text });
      return found.title !== undefined && wrongOf(job, found) === undefined ? asTo(found) : undefined;
    },
    read: () => {
      const { body, understanding } = turn.input;
      if (body.kind === 'form') return checked(job, trimmed(body.values));
      const said = wordsOf(turn);
      if (said === undefined) return undefined;
      const found = inWords(job, { text: said, slots: understanding.slots });
      return found.title === undefined && found.taxNumber === undefined ? undefined : checked(job, found);
    },
  });
}

function trimmed(values: Record<string, string>): Told {
  const given = FIELDS.map((field) => [field, values[field]?.trim().slice(0, 200)] as const);
  const all = Object.fromEntries(given.filter(([, value]) => value)) as Told;
  return all.taxNumber === undefined
    ? all
    : { ...all, taxNumber: all.taxNumber.replace(/\s/g, '').toUpperCase() };
}

function asTo(values: Told): Record<string, string> {
  return { to: JSON.stringify(values) };
}

const COMPANY =
  /公司|厂|商行|事务所|工作室|学校|医院|中心|协会|银行|集团|\b(ltd|limited|inc|llc|gmbh|co\.|corp|company|plc)\b/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** What is wrong with what was told, by field. */
function wrongOf(job: OrderJob, { title, taxNumber, email }: Told): Told | undefined {
  const { invoice: words } = job.turn.phrases.afterSales;
  const errors: Told = {
    ...(title === undefined && { title: words.nameMissing }),
    ...(title !== undefined &&
      COMPANY.test(title) &&
      taxNumber === undefined && { taxNumber: words.taxMissing }),
    ...(taxNumber !== undefined && !isTaxNumber(taxNumber) && { taxNumber: words.taxWrong }),
    ...(email !== undefined && !EMAIL.test(email) && { email: words.emailWrong }),
  };
  return Object.keys(errors).length > 0 ? errors : undefined;
}

function checked(job: OrderJob, values: Told): Reading {
  const errors = wrongOf(job, values);
  if (!errors) return { values: asTo(values) };
  const { reply } = toWhom(job);
  const words = Object.values(errors).join(job.turn.phrases.comma);
  return { wrong: { ...reply, text: words, fields: fieldsOf(job, values, errors) } as typeof reply };
}

function fieldsOf({ turn }: OrderJob, values: Told, errors: Told = {}): FormField[] {
  const { invoice: words } = turn.phrases.afterSales;
  const labels = { title: words.name, taxNumber: words.taxNumber, email: words.email };
  return FIELDS.map((name) => ({
    name,
    label: labels[name],
    type: name === 'email' ? 'email' : 'text',
    ...(name === 'title' && { required: true }),
    ...(values[name] !== undefined && { value: values[name] }),
    ...(errors[name] !== undefined && { error: errors[name] }),
  }));
}

const TITLE =
  /(?:抬[头頭]|[开開][给給]|名[称稱])(?:是|写|寫|为|為|:|：)?\s*([^，,。；;\s]{2,60})|(?:made out to|in the name of|name(?: is|:))\s+([^,;.]{2,60}?)(?=[,;.]|$)/i;
const COMPANY_NAME = /[\p{Script=Han}（）()]{2,40}(?:公司|[厂廠]|事[务務]所|工作室|[学學]校|[医醫]院|中心)/u;
const NUMBER = /(?<![0-9A-Za-z])[0-9A-Z]{15}(?:[0-9A-Z]{3})?(?![0-9A-Za-z])/i;
const PERSONAL = /[个個]人|\bpersonal\b|\bmyself\b|for me/i;

/** True where words name a company or its tax number. */
export function tellsInvoice(words: string): boolean {
  return COMPANY_NAME.test(words) || isTaxNumber(NUMBER.exec(words)?.[0].toUpperCase() ?? '');
}

/** What a sentence tells: 抬头某某公司，税号…，发到…. */
function inWords({ turn }: OrderJob, said: Said): Told {
  const taxNumber = NUMBER.exec(said.text)?.[0].toUpperCase();
  const email = slotsOf(said, 'email')[0]?.value;
  const [, chinese, english] = TITLE.exec(said.text) ?? [];
  const named = chinese ?? english ?? COMPANY_NAME.exec(said.text)?.[0];
  const { personal } = turn.phrases.afterSales.invoice;
  const title = PERSONAL.test(named ?? said.text) ? personal : named?.trim();
  return {
    ...(title !== undefined && { title }),
    ...(taxNumber !== undefined && { taxNumber }),
    ...(email !== undefined && { email }),
  };
}
