/** Rows of a matrix, `columns` entries each: where each begins, and what it counts. The first `length` are meant. */
export interface WeighedRows {
  starts: Int32Array;
  values: Float32Array;
  length: number;
}

/** What rows are added to, as many sums as the rows have columns. */
export interface Sums {
  sums: Float64Array;
  columns: number;
}

/**
 * Adds weighed rows of a matrix to `sums`. Four rows at a time, so that the sums are read and written a quarter
 * as often: most of the time that learning takes is spent here.
 */
export function addRows(matrix: Float32Array, { starts, values, length }: WeighedRows, into: Sums): void {
  const { sums, columns } = into;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    const a = starts[i] as number;
    const b = starts[i + 1] as number;
    const c = starts[i + 2] as number;
    const d = starts[i + 3] as number;
    const va = values[i] as number;
    const vb = values[i + 1] as number;
    const vc = values[i + 2] as number;
    const vd = values[i + 3] as number;
    for (let k = 0; k < columns; k++) {
      sums[k] =
        (sums[k] as number) +
        (matrix[a + k] as number) * va +
        (matrix[b + k] as number) * vb +
        (matrix[c + k] as number) * vc +
        (matrix[d + k] as number) * vd;
    }
  }
  for (; i < length; i++) {
    const at = starts[i] as number;
    const value = values[i] as number;
    for (let k = 0; k < columns; k++) sums[k] = (sums[k] as number) + (matrix[at + k] as number) * value;
  }
}

/** The same for a matrix of bytes. A loop that meets both kinds of numbers takes a third longer for either. */
export function addByteRows(matrix: Int8Array, { starts, values, length }: WeighedRows, into: Sums): void {
  const { sums, columns } = into;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    const a = starts[i] as number;
    const b = starts[i + 1] as number;
    const c = starts[i + 2] as number;
    const d = starts[i + 3] as number;
    const va = values[i] as number;
    const vb = values[i + 1] as number;
    const vc = values[i + 2] as number;
    const vd = values[i + 3] as number;
    for (let k = 0; k < columns; k++) {
      sums[k] =
        (sums[k] as number) +
        (matrix[a + k] as number) * va +
        (matrix[b + k] as number) * vb +
        (matrix[c + k] as number) * vc +
        (matrix[d + k] as number) * vd;
    }
  }
  for (; i < length; i++) {
    const at = starts[i] as number;
    const value = values[i] as number;
    for (let k = 0; k < columns; k++) sums[k] = (sums[k] as number) + (matrix[at + k] as number) * value;
  }
}
