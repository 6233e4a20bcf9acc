import { answer } from './conversation/answer.ts';
import { end } from './conversation/end.ts';
import { enter } from './conversation/enter.ts';
import { markRead } from './conversation/mark-read.ts';
import { shopperSend } from './conversation/send.ts';
import { addNote, agentSend } from './desk/agent-send.ts';
import { claim, transfer } from './desk/claim.ts';
import { putOrderUnit, putParcelUnit } from './shop/adapters/order-units.ts';
import { proveOrderUnit } from './shop/adapters/proof-unit.ts';
import type { Unit } from './store/unit.ts';

const all = [
  enter,
  shopperSend,
  answer,
  markRead,
  end,
  claim,
  transfer,
  agentSend,
  addNote,
  putOrderUnit,
  putParcelUnit,
  proveOrderUnit,
];

/** Every unit of every room by name, for the thread that runs them beside SQLite. */
export const units: ReadonlyMap<string, Unit<unknown, unknown>> = new Map(
  all.map((unit) => [unit.name, unit as unknown as Unit<unknown, unknown>]),
);
