import type {
  CaseState,
  CaseType,
  CustomerTier,
  OrderStatus,
  ParcelStatus,
  QueueReason,
} from '@zaine/protocol';
import type { Refusal } from '../session/refusal.ts';
import type { AfterSalesWords } from './after-sales-words.ts';

/** The languages the console speaks. */
export type ConsoleLocale = 'zh-CN' | 'en';

/** One entry of the key sheet: what happens and the keys that do it. */
export type KeyLine = readonly [what: string, ...keys: string[]];

/** Every text of the console in one language; sentences with a blank are functions. */
export interface Words {
  locale: ConsoleLocale;
  product: string;
  /** How long somebody has waited once minutes and seconds say too little. */
  hours(hours: number, minutes: number): string;
  days(days: number): string;
  today: string;
  yesterday: string;
  tomorrow: string;
  guest(mark: string): string;
  close: string;
  cancel: string;
  back: string;
  signIn: {
    title: string;
    hint: string;
    site: string;
    /** Stands in the empty field. */
    mainSite: string;
    name: string;
    password: string;
    submit: string;
    busy: string;
    missing: string;
    refusals: Record<Refusal, string>;
    otherLanguage: string;
  };
  rail: {
    label: string;
    inbox: string;
    account(name: string): string;
    status: string;
    online: string;
    away: string;
    onlineHint: string;
    awayHint: string;
    language: string;
    look: string;
    system: string;
    light: string;
    dark: string;
    sound: string;
    keys: string;
    signOut: string;
  };
  inbox: {
    title: string;
    mine: string;
    queue: string;
    longest(time: string): string;
    takeNext: string;
    position(n: number): string;
    unread(n: number): string;
    typing: string;
    waitingFor(time: string): string;
    loading: string;
    emptyQueue: string;
    emptyQueueHint: string;
    emptyMine: string;
    away: string;
    comeBack: string;
    reasons: Record<QueueReason, string>;
    tiers: Record<CustomerTier, string>;
  };
  conversation: {
    none: string;
    noneHint: string;
    emptyAll: string;
    emptyAllHint: string;
    transfer: string;
    end: string;
    take: string;
    taking: string;
    besides: string;
    waiting: string;
    withAgent(name: string): string;
    withBot: string;
    closed: string;
    transferTo: string;
    toQueue: string;
    toQueueHint: string;
    toBot: string;
    toBotHint: string;
    nobodyElse: string;
    endAsk(name: string): string;
    endHint: string;
    endConfirm: string;
  };
  log: {
    label(name: string): string;
    loading: string;
    empty: string;
    automatic: string;
    note: string;
    newMessages(n: number): string;
    toLatest: string;
    typing(name: string): string;
    sending: string;
    sent: string;
    read: string;
    failed: string;
    retry: string;
    discard: string;
    redacted: string;
    file: string;
    rated(score: number): string;
    queued: Record<QueueReason, string>;
    joined(name: string): string;
    joinedMe: string;
    toBot: string;
    closedBy: Record<'shopper' | 'agent' | 'system', string>;
  };
  card: {
    order: string;
    placed: string;
    quantity(n: number): string;
    expected(day: string): string;
    more(n: number): string;
    expectedBy(time: string): string;
    orderStatus: Record<OrderStatus, string>;
    parcelStatus: Record<ParcelStatus, string>;
    caseTypes: Record<CaseType, string>;
    caseStates: Record<CaseState, string>;
  };
  composer: {
    label(name: string): string;
    placeholder: string;
    noteLabel: string;
    notePlaceholder: string;
    note: string;
    send: string;
    saveNote: string;
    left(n: number): string;
    over(n: number): string;
    offline: string;
  };
  afterSales: AfterSalesWords;
  customer: {
    label: string;
    guest: string;
    guestHint: string;
    phone: string;
    email: string;
    page: string;
    /** What happened on the page lately. */
    tracked: string;
    language: string;
    orders: string;
    noOrders: string;
    tail(number: string): string;
    sendsTo: string;
    remark: string;
    number: string;
    shipBy: string;
    history: string;
    noHistory: string;
    copy: string;
    loading: string;
    failed: string;
    retry: string;
  };
  notice: {
    faster(name: string): string;
    received(name: string): string;
    ended(name: string): string;
    transferred(name: string, to: string): string;
    queuedAgain(name: string): string;
    backWithBot(name: string): string;
    copied: string;
    refused: Partial<Record<string, string>>;
    other(message: string): string;
    notDone: string;
    offline: string;
    refusedFinally: string;
    goThere: string;
    understood: string;
  };
  keys: {
    title: string;
    /** What stands before, between and after the two keys. */
    hint: readonly [string, string, string];
    move: string;
    speak: string;
    handle: string;
    moves: KeyLine[];
    speaks: KeyLine[];
    handles: KeyLine[];
    footnote: string;
    enabled: string;
  };
}
