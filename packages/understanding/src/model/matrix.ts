import { addByteRows, type WeighedRows } from './add-rows.ts';

/** A matrix of bytes, rows of `columns` entries side by side; an entry times its column's scale is its value. */
export interface Matrix {
  columns: number;
  bytes: Int8Array;
  scales: Float32Array;
}

/** Rounds a matrix to bytes; no value moves by more than half a hundredth of its column's greatest. */
export function quantise(values: Float32Array, columns: number): Matrix {
  const scales = new Float32Array(columns);
  for (let row = 0; row < values.length; row += columns) {
    for (let c = 0; c < columns; c++) {
      const size = Math.abs(values[row + c] as number) / 127;
      if (size > (scales[c] as number)) scales[c] = size;
    }
  }
  const bytes = new Int8Array(values.length);
  for (let row = 0; row < values.length; row += columns) {
    for (let c = 0; c < columns; c++) {
      bytes[row + c] = Math.round((values[row + c] as number) / ((scales[c] as number) || 1));
    }
  }
  return { columns, bytes, scales };
}

/** The values of a matrix, row by row. */
export function dequantise({ columns, bytes, scales }: Matrix): Float32Array {
  return Float32Array.from(bytes, (byte, at) => byte * (scales[at % columns] as number));
}

/** The rows that count in a product; as long as the longest vector so far. */
let counted: WeighedRows = { starts: new Int32Array(512), values: new Float32Array(512), length: 0 };

/** A sparse vector times a matrix, into `sums`; entries of value 0 are passed over, of which the matrix may have no row. */
export function multiply(
  { columns, bytes, scales }: Matrix,
  vector: { rows: Int32Array; values: Float32Array; length: number },
  sums: Float64Array,
): void {
  sums.fill(0);
  addByteRows(bytes, countedOf(vector, columns), { sums, columns });
  for (let k = 0; k < columns; k++) sums[k] = (sums[k] as number) * (scales[k] as number);
}

function countedOf(
  { rows, values, length }: { rows: Int32Array; values: Float32Array; length: number },
  columns: number,
): WeighedRows {
  if (counted.starts.length < length) {
    counted = { starts: new Int32Array(length * 2), values: new Float32Array(length * 2), length: 0 };
  }
  counted.length = 0;
  for (let e = 0; e < length; e++) {
    const value = values[e] as number;
    if (value === 0) continue;
    counted.starts[counted.length] = (rows[e] as number) * columns;
    counted.values[counted.length++] = value;
  }
  return counted;
}
