import { linkUnit, recordUnit } from './audit/chain.ts';
import { answer } from './conversation/answer.ts';
import { appendSent } from './conversation/append-sent.ts';
import { archiveUnit } from './conversation/archive.ts';
import { recordConsent } from './conversation/consent.ts';
import { end } from './conversation/end.ts';
import { enter } from './conversation/enter.ts';
import { markRead } from './conversation/mark-read.ts';
import { noteContext } from './conversation/note-context.ts';
import { addNote, agentSend } from './desk/agent-send.ts';
import { claim, returnToQueue, transfer } from './desk/claim.ts';
import { keepFile } from './files/keep-file.ts';
import { keepUnanswered } from './knowledge/keep-unanswered.ts';
import { eraseUnit } from './privacy/erase.ts';
import { exportUnit } from './privacy/export-person.ts';
import { forgetUnit, forgetVisitorsUnit } from './privacy/forget.ts';
import { signOutUnit } from './privacy/sign-out.ts';
import { putOrderUnit, putParcelUnit } from './shop/adapters/order-units.ts';
import { giveTryBackUnit, proveOrderUnit, takeTryUnit } from './shop/adapters/proof-unit.ts';
import { customerMoveUnit } from './shop/cases/customer-move.ts';
import { moveCaseUnit } from './shop/cases/move-case.ts';
import { openCaseUnit } from './shop/cases/open-case.ts';
import { acknowledgeUnit, refuseChangeUnit } from './shop/ledger/acknowledge.ts';
import { addScansUnit } from './shop/ledger/add-scans.ts';
import { cancelOrderUnit } from './shop/ledger/cancel-order.ts';
import { changeOrderUnit } from './shop/ledger/change-order.ts';
import { claimDeliveryUnit, settleDeliveryUnit } from './shop/ledger/delivery-units.ts';
import { grantCouponUnit } from './shop/ledger/grant-coupon.ts';
import { beginTaskUnit, finishTaskUnit } from './shop/ledger/remote-task.ts';
import { requestInvoiceUnit } from './shop/ledger/request-invoice.ts';
import { urgeUnit } from './shop/ledger/urge-order.ts';
import { patchPoliciesUnit } from './shop/policy-book.ts';
import { moveTicketUnit, openTicketUnit } from './shop/tickets/ticket-units.ts';
import type { Unit } from './store/unit.ts';
import { tellUnit } from './turn/tell-unit.ts';

const all = [
  enter,
  appendSent,
  answer,
  markRead,
  end,
  recordConsent,
  noteContext,
  keepUnanswered,
  keepFile,
  eraseUnit,
  exportUnit,
  forgetUnit,
  forgetVisitorsUnit,
  signOutUnit,
  recordUnit,
  linkUnit,
  archiveUnit,
  claim,
  returnToQueue,
  transfer,
  agentSend,
  addNote,
  putOrderUnit,
  putParcelUnit,
  proveOrderUnit,
  cancelOrderUnit,
  changeOrderUnit,
  urgeUnit,
  requestInvoiceUnit,
  grantCouponUnit,
  openCaseUnit,
  customerMoveUnit,
  moveCaseUnit,
  patchPoliciesUnit,
  openTicketUnit,
  moveTicketUnit,
  acknowledgeUnit,
  refuseChangeUnit,
  tellUnit,
  takeTryUnit,
  giveTryBackUnit,
  beginTaskUnit,
  addScansUnit,
  claimDeliveryUnit,
  settleDeliveryUnit,
  finishTaskUnit,
];

/** Every unit of every room by name, for the thread that runs them beside SQLite. */
export const units: ReadonlyMap<string, Unit<unknown, unknown>> = new Map(
  all.map((unit) => [unit.name, unit as unknown as Unit<unknown, unknown>]),
);
