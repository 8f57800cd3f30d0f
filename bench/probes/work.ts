import { lifeOf, type Step } from '../data/shipment-life.ts';

/** Beyond the numbers of every history, so that all of them are new shipments. */
const FIRST_NEW_SHIPMENT = 10_000_000;

export interface Sent {
  readonly stream: string;
  readonly step: Step;
}

/** What one of so many clients sends: one shipment after the other, from plan to sign-off. */
export function* workOf(client: number, clients: number): Generator<Sent, never> {
  for (let n = FIRST_NEW_SHIPMENT + client; ; n += clients) {
    const { stream, steps } = lifeOf(n);
    for (const step of steps) yield { stream, step };
  }
}

/** The first commands of every client, for where making them must not be measured. */
export function workMade(clients: number, each: number): readonly (readonly Sent[])[] {
  return Array.from({ length: clients }, (_, client) => [...workOf(client, clients).take(each)]);
}

/** Mean bytes of a command's data as JSON. */
export function payloadBytesOf(work: readonly Sent[]): number {
  const bytes = work.map(({ step }) => Buffer.byteLength(JSON.stringify(step.data)));
  return bytes.reduce((sum, more) => sum + more, 0) / bytes.length;
}
