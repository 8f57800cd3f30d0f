import { lifeOf, type Step } from '../data/shipment-life.ts';

/** Beyond the numbers of every history, so that all of them are new shipments. */
const FIRST_NEW_SHIPMENT = 10_000_000;

export interface Sent {
  readonly stream: string;
  readonly step: Step;
}

/**
 * Commands of so many clients, `each` per client: every client takes one shipment after the other
 * from its plan to its sign-off. Made before anything is measured: making them is not our work.
 */
export function workOf(clients: number, each: number): readonly (readonly Sent[])[] {
  return Array.from({ length: clients }, (_, client) => {
    const work: Sent[] = [];
    for (let n = FIRST_NEW_SHIPMENT + client; work.length < each; n += clients) {
      const { stream, steps } = lifeOf(n);
      work.push(...steps.map((step) => ({ stream, step })));
    }
    return work.slice(0, each);
  });
}

/** Mean bytes of a command's data as JSON. */
export function payloadBytesOf(work: readonly Sent[]): number {
  const bytes = work.map(({ step }) => Buffer.byteLength(JSON.stringify(step.data)));
  return bytes.reduce((sum, more) => sum + more, 0) / bytes.length;
}
