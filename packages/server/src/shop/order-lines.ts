import type { Order, OrderItem } from '@zaine/protocol';

/** Names a line of an order; `line` is its place from 1, told where several lines have the same sku. */
export interface LineName {
  sku: string;
  line?: number;
}

/** The line that is named. */
export function lineNamed({ items }: Pick<Order, 'items'>, { sku, line }: LineName): OrderItem | undefined {
  const placed = line === undefined ? undefined : items[line - 1];
  return placed?.sku === sku ? placed : items.find((each) => each.sku === sku);
}

/** The name of a line, with its place where the sku alone would not tell. */
export function nameOfLine({ items }: Pick<Order, 'items'>, line: OrderItem): LineName {
  const { sku } = line;
  const twins = items.filter((each) => each.sku === sku).length > 1;
  return { sku, ...(twins && { line: items.indexOf(line) + 1 }) };
}

/** True where two names may be of the same line. */
export function sameLine(one: LineName, other: LineName): boolean {
  if (one.sku !== other.sku) return false;
  return one.line === undefined || other.line === undefined || one.line === other.line;
}
