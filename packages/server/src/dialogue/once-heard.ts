import type { DialoguePorts } from './turn-input.ts';

/** The same rooms, where whatever lasts is done only once `heard` has resolved; questions do not wait. */
export function onceHeard(ports: DialoguePorts, heard: () => Promise<unknown>): DialoguePorts {
  const after =
    <Input extends unknown[], Output>(act: (...input: Input) => Promise<Output>) =>
    async (...input: Input): Promise<Output> => {
      await heard();
      return act(...input);
    };
  const { shop, tickets } = ports;
  const { actions } = shop;
  return {
    ...ports,
    shop: {
      ...shop,
      proveOrder: after(shop.proveOrder),
      actions: {
        cancelOrder: after(actions.cancelOrder),
        changeOrder: after(actions.changeOrder),
        urge: after(actions.urge),
        openCase: after(actions.openCase),
        sendBack: after(actions.sendBack),
        withdrawCase: after(actions.withdrawCase),
        requestInvoice: after(actions.requestInvoice),
        grantCoupon: after(actions.grantCoupon),
        cases: actions.cases,
        case: actions.case,
        stock: actions.stock,
      },
    },
    tickets: {
      openTicket: after((...input) => tickets.openTicket(...input)),
      tickets: (...input) => tickets.tickets(...input),
    },
  };
}
