import type { AfterSalesCase, Order, Parcel, Product } from './shop.ts';

/** A quick reply: `label` is what a person reads and may type, `value` what the server gets. */
export interface Choice {
  value: string;
  label: string;
}

/** A field of a form. */
export interface FormField {
  name: string;
  label: string;
  type: 'text' | 'tel' | 'email' | 'number' | 'textarea' | 'select';
  required?: boolean;
  value?: string;
  hint?: string;
  /** What is wrong with `value`; the form is sent again to say so. */
  error?: string;
  options?: Choice[];
}

/** Plain words, 1 to 4000 characters. */
export interface TextBody {
  kind: 'text';
  text: string;
}
/** The answer to a choice. */
export interface ChoiceBody {
  kind: 'choice';
  value: string;
  label: string;
}
/** A filled form; `form` is the id of the event that asked. */
export interface FormAnswerBody {
  kind: 'form';
  form: string;
  values: Record<string, string>;
}
/** An uploaded file by its id; what is known of it is the server's to say, in events. */
export interface FileBody {
  kind: 'file';
  file: string;
  name?: string;
  /** Its media type. */
  type?: string;
  /** Bytes. */
  size?: number;
  /** Of a picture, in pixels. */
  width?: number;
  height?: number;
}
/** How satisfied the shopper was, 1 (worst) to 5 (best). */
export interface RatingBody {
  kind: 'rating';
  score: 1 | 2 | 3 | 4 | 5;
  text?: string;
}

/** What a shopper can send. */
export type ShopperBody = TextBody | ChoiceBody | FormAnswerBody | FileBody | RatingBody;

/** What every body of bot and agents may carry: quick replies that go with it. */
interface WithChoices {
  choices?: Choice[];
}
/** What every card carries: a plain text that says the same, for clients that cannot draw the card. */
interface CardText extends WithChoices {
  text: string;
}
/** A text with optional quick replies. */
export interface ReplyTextBody extends TextBody, WithChoices {}
/** A question with quick replies. */
export interface ChoicesBody extends CardText {
  kind: 'choices';
  choices: Choice[];
}
/** One order, phone and address masked. */
export interface OrderBody extends CardText {
  kind: 'order';
  order: Order;
}
/** A parcel's timeline; `order` is the order's number. */
export interface ParcelBody extends CardText {
  kind: 'parcel';
  order: string;
  parcel: Parcel;
}
/** The progress of an after-sales case. */
export interface CaseBody extends CardText {
  kind: 'case';
  case: AfterSalesCase;
}
/** Products to look at. */
export interface ProductsBody extends CardText {
  kind: 'products';
  products: Product[];
}
/** An article of the knowledge base, quoted. */
export interface ArticleBody extends CardText {
  kind: 'article';
  article: { id: string; title: string; body: string };
}
/** A form to fill. */
export interface FormBody extends CardText {
  kind: 'form';
  title: string;
  fields: FormField[];
  submit: string;
}

/** What bot and agents can say. */
export type ReplyBody =
  | ReplyTextBody
  | ChoicesBody
  | OrderBody
  | ParcelBody
  | CaseBody
  | ProductsBody
  | ArticleBody
  | FormBody
  | FileBody;

/** What a message event can hold. */
export type MessageBody = Exclude<ShopperBody, RatingBody> | ReplyBody;
