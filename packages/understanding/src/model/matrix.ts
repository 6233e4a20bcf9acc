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

/** A sparse vector times a matrix, into `sums`; entries of value 0 are passed over. */
export function multiply(
  { columns, bytes, scales }: Matrix,
  { rows, values, length }: { rows: Int32Array; values: Float32Array; length: number },
  sums: Float64Array,
): void {
  sums.fill(0);
  for (let e = 0; e < length; e++) {
    const value = values[e] as number;
    if (value === 0) continue;
    const at = (rows[e] as number) * columns;
    for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) + (bytes[at + c] as number) * value;
  }
  for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) * (scales[c] as number);
}
