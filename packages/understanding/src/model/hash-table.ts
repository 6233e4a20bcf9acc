/** Open addressing from 32-bit hashes to their places in an array; -1 where there is none. */
export class HashTable {
  private readonly mask: number;
  private readonly slots: Int32Array;
  private readonly keys: Uint32Array;

  constructor(keys: Uint32Array) {
    let size = 64;
    while (size < keys.length * 2) size *= 2;
    this.keys = keys;
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(-1);
    keys.forEach((key, place) => {
      let slot = this.home(key);
      while (this.slots[slot] !== -1) slot = (slot + 1) & this.mask;
      this.slots[slot] = place;
    });
  }

  /** The place of a hash, or -1. */
  find(key: number): number {
    let slot = this.home(key);
    for (;;) {
      const place = this.slots[slot] as number;
      if (place === -1 || this.keys[place] === key) return place;
      slot = (slot + 1) & this.mask;
    }
  }

  private home(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 8) & this.mask;
  }
}
