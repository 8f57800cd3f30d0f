import type { Process } from './process.ts';

/** Every process that the role `processes` runs. */
export const processes: readonly Process[] = [];
