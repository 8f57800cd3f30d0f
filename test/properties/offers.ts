/** A command that could be told next, and how likely somebody tells it. */
export interface Offer {
  readonly weight: number;
  readonly stream: string;
  readonly command: string;
  readonly data: object;
}

/** What is plausible where something stands: an integer weight, a command, its data. */
export type Likely = readonly [weight: number, command: string, data: object];

export function offersOf(stream: string, likely: readonly Likely[]): readonly Offer[] {
  return likely.map(([weight, command, data]) => ({ weight, stream, command, data }));
}
