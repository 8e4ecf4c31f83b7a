/** The inverse of a square matrix given by its rows, by elimination with row exchanges; null when a pivot is too small. The argument is used up. */
export function invert(matrix: Float64Array[]): Float64Array[] | null {
  const size = matrix.length;
  const inverse = matrix.map((_, i) => {
    const line = new Float64Array(size);
    line[i] = 1;
    return line;
  });
  for (let c = 0; c < size; c++) {
    let best = c;
    for (let r = c + 1; r < size; r++) if (Math.abs(matrix[r][c]) > Math.abs(matrix[best][c])) best = r;
    const pivot = matrix[best][c];
    if (Math.abs(pivot) < 1e-9) return null;
    [matrix[c], matrix[best]] = [matrix[best], matrix[c]];
    [inverse[c], inverse[best]] = [inverse[best], inverse[c]];
    for (let j = 0; j < size; j++) {
      matrix[c][j] /= pivot;
      inverse[c][j] /= pivot;
    }
    for (let r = 0; r < size; r++) {
      const factor = matrix[r][c];
      if (r === c || factor === 0) continue;
      subtract(matrix[r], matrix[c], size, factor);
      subtract(inverse[r], inverse[c], size, factor);
    }
  }
  return inverse;
}

/** Takes `factor` times the first `length` entries of one line from those of another. */
export function subtract(from: Float64Array, line: Float64Array, length: number, factor: number): void {
  for (let i = 0; i < length; i++) from[i] -= factor * line[i];
}
