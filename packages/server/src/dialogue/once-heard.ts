import type { Shop } from '../shop/shop.ts';
import type { DialoguePorts } from './turn-input.ts';

type Heard = () => Promise<unknown>;
type Desk = DialoguePorts['tickets'];

/** The same rooms, where whatever lasts is done only once `heard` has resolved; questions do not wait. */
export function onceHeard(ports: DialoguePorts, heard: Heard): DialoguePorts {
  const { policies, catalogue, knowledge } = ports;
  return {
    shop: new HeardShop(ports.shop, heard),
    policies,
    catalogue,
    tickets: new HeardTickets(ports.tickets, heard),
    knowledge,
  };
}

/** Every turn has one of its own, and most only ask: what acts is made when it is asked for. */
class HeardShop implements Shop {
  readonly customer: Shop['customer'];
  readonly orders: Shop['orders'];
  readonly orderCount: Shop['orderCount'];
  readonly order: Shop['order'];
  readonly #shop: Shop;
  readonly #heard: Heard;
  #actions: Shop['actions'] | undefined;

  constructor(shop: Shop, heard: Heard) {
    this.customer = shop.customer;
    this.orders = shop.orders;
    this.orderCount = shop.orderCount;
    this.order = shop.order;
    this.#shop = shop;
    this.#heard = heard;
  }

  async proveOrder(...told: Parameters<Shop['proveOrder']>) {
    await this.#heard();
    return this.#shop.proveOrder(...told);
  }

  get actions(): Shop['actions'] {
    this.#actions ??= heardActions(this.#shop.actions, this.#heard);
    return this.#actions;
  }
}

class HeardTickets implements Desk {
  readonly #tickets: Desk;
  readonly #heard: Heard;

  constructor(tickets: Desk, heard: Heard) {
    this.#tickets = tickets;
    this.#heard = heard;
  }

  async openTicket(request: Parameters<Desk['openTicket']>[0]) {
    await this.#heard();
    return this.#tickets.openTicket(request);
  }

  tickets(...asked: Parameters<Desk['tickets']>) {
    return this.#tickets.tickets(...asked);
  }
}

function heardActions(actions: Shop['actions'], heard: Heard): Shop['actions'] {
  return {
    cancelOrder: after(heard, actions.cancelOrder),
    changeOrder: after(heard, actions.changeOrder),
    urge: after(heard, actions.urge),
    openCase: after(heard, actions.openCase),
    sendBack: after(heard, actions.sendBack),
    withdrawCase: after(heard, actions.withdrawCase),
    requestInvoice: after(heard, actions.requestInvoice),
    grantCoupon: after(heard, actions.grantCoupon),
    cases: actions.cases,
    case: actions.case,
    stock: actions.stock,
  };
}

function after<Input extends unknown[], Output>(heard: Heard, act: (...input: Input) => Promise<Output>) {
  return async (...input: Input): Promise<Output> => {
    await heard();
    return act(...input);
  };
}
