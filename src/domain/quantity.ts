import { z } from 'zod';

const THOUSANDTHS = 1000;
const QUANTITY_MAX = 1_000_000_000;

/** Whole thousandths, so that sums are exact: 1.005 kg is 1005. */
export type Thousandths = number;

function hasAtMostThreeDecimals(quantity: number): boolean {
  return Math.round(quantity * THOUSANDTHS) / THOUSANDTHS === quantity;
}

/** A quantity as it crosses a border: above zero, at most three decimals. */
export const quantitySchema = z
  .number()
  .positive({ error: 'quantity-must-be-positive' })
  .max(QUANTITY_MAX)
  .refine(hasAtMostThreeDecimals, { error: 'quantity-has-too-many-decimals' });

/** The same where nothing is a valid answer, as in a balance or a tolerance. */
export const quantityOrZeroSchema = z
  .number()
  .nonnegative()
  .max(QUANTITY_MAX)
  .refine(hasAtMostThreeDecimals, { error: 'quantity-has-too-many-decimals' });

export function thousandths(quantity: number): Thousandths {
  return Math.round(quantity * THOUSANDTHS);
}

export function quantity(amount: Thousandths): number {
  return amount / THOUSANDTHS;
}
