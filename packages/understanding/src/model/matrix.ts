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

/** Where the rows begin that count in a product, and how much each does; as long as the longest vector so far. */
let starts = new Int32Array(512);
let weights = new Float32Array(512);

/**
 * A sparse vector times a matrix, into `sums`; entries of value 0 are passed over, of which the matrix may have no row.
 * Four rows at a time, as in `addRows`.
 */
export function multiply(
  { columns, bytes, scales }: Matrix,
  vector: { rows: Int32Array; values: Float32Array; length: number },
  sums: Float64Array,
): void {
  const count = gather(vector, columns);
  sums.fill(0);
  let i = 0;
  for (; i + 3 < count; i += 4) {
    const a = starts[i] as number;
    const b = starts[i + 1] as number;
    const c = starts[i + 2] as number;
    const d = starts[i + 3] as number;
    const va = weights[i] as number;
    const vb = weights[i + 1] as number;
    const vc = weights[i + 2] as number;
    const vd = weights[i + 3] as number;
    for (let k = 0; k < columns; k++) {
      sums[k] =
        (sums[k] as number) +
        (bytes[a + k] as number) * va +
        (bytes[b + k] as number) * vb +
        (bytes[c + k] as number) * vc +
        (bytes[d + k] as number) * vd;
    }
  }
  for (; i < count; i++) {
    const at = starts[i] as number;
    const weight = weights[i] as number;
    for (let k = 0; k < columns; k++) sums[k] = (sums[k] as number) + (bytes[at + k] as number) * weight;
  }
  for (let k = 0; k < columns; k++) sums[k] = (sums[k] as number) * (scales[k] as number);
}

/** Notes the rows of a vector that count; how many. */
function gather(
  { rows, values, length }: { rows: Int32Array; values: Float32Array; length: number },
  columns: number,
): number {
  if (starts.length < length) {
    starts = new Int32Array(length * 2);
    weights = new Float32Array(length * 2);
  }
  let count = 0;
  for (let e = 0; e < length; e++) {
    const value = values[e] as number;
    if (value === 0) continue;
    starts[count] = (rows[e] as number) * columns;
    weights[count++] = value;
  }
  return count;
}
