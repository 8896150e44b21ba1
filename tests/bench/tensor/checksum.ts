/** A number by which two products of matrices are seen to be the same. */

/** The mean of the numbers in every seventh column, a different one in each row. */
export function checksum(product: ArrayLike<number>, side: number): number {
  let sum = 0;
  for (let i = 0; i < side; i++) sum += product[i * side + (7 * i) % side];
  return sum / side;
}
