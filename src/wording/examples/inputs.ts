import type { z } from 'zod';

/** One command's data a command, as its sender writes it. */
export type Inputs<T extends Record<string, { readonly schema: z.ZodType }>> = {
  readonly [K in keyof T]: z.input<T[K]['schema']>;
};

/** One record of a kind of master data, under its code. */
export type Records<T extends Record<string, { readonly schema: z.ZodType }>> = {
  readonly [K in keyof T]: { readonly id: string; readonly record: z.input<T[K]['schema']> };
};
