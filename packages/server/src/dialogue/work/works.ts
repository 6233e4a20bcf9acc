import { cancelOrder } from '../flows/cancel-order.ts';
import { caseWithdraw } from '../flows/case-withdraw.ts';
import { changeAddress } from '../flows/change-address.ts';
import { changeOrder } from '../flows/change-order.ts';
import { chaseParcel } from '../flows/chase-parcel.ts';
import { complaint } from '../flows/complaint.ts';
import { exchangeGoods } from '../flows/exchange-goods.ts';
import { faultyItem } from '../flows/faulty-item.ts';
import { hurry } from '../flows/hurry.ts';
import { invoice } from '../flows/invoice.ts';
import { missingItem } from '../flows/missing-item.ts';
import { priceProtection } from '../flows/price-protection.ts';
import { refundRequest } from '../flows/refund-request.ts';
import { refuseParcel } from '../flows/refuse-parcel.ts';
import { repairWarranty } from '../flows/repair-warranty.ts';
import { replaceParcel } from '../flows/replace-parcel.ts';
import { returnGoods } from '../flows/return-goods.ts';
import { sendBack } from '../flows/send-back.ts';
import { wrongItem } from '../flows/wrong-item.ts';
import type { FreeWorkName, OrderWorkName } from '../turn-input.ts';
import type { OrderWork, Work } from './work.ts';

/** The works on an order, by name. */
export const worksOnOrders: Readonly<Record<OrderWorkName, OrderWork>> = {
  hurry,
  cancel_order: cancelOrder,
  change_address: changeAddress,
  change_order: changeOrder,
  replace_parcel: replaceParcel,
  chase_parcel: chaseParcel,
  refuse_parcel: refuseParcel,
  return_goods: returnGoods,
  exchange_goods: exchangeGoods,
  missing_item: missingItem,
  wrong_item: wrongItem,
  faulty_item: faultyItem,
  refund_request: refundRequest,
  price_protection: priceProtection,
  repair_warranty: repairWarranty,
  invoice,
};

/** The works that need no order to begin with, by name. */
export const worksOnNothing: Readonly<Record<FreeWorkName, Work>> = {
  case_withdraw: caseWithdraw,
  send_back: sendBack,
  complaint,
};
