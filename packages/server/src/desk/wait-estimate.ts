/** What one conversation takes an agent before the next can be taken, in seconds; until it is measured per shop. */
const TYPICAL_HANDLING = 90;

/** A guess of how long somebody at this position (counted from 1) still waits, in seconds, with so many agents online (at least one). */
export function estimateWait(position: number, online: number): number {
  return Math.ceil(position / online) * TYPICAL_HANDLING;
}
