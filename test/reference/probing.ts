import { type AnyDecider, isRefusal } from '../../src/domain/decider.ts';
import type { Envelope, Recorded } from '../../src/domain/envelope.ts';
import type { ShipmentFact } from '../../src/domain/shipment/facts.ts';
import type { TripFact } from '../../src/domain/trip/facts.ts';
import { byReference } from '../../src/intake/personal.ts';
import type { Example } from '../../src/wording/examples.ts';

const SUBJECT = `subject:${'0'.repeat(32)}`;

const envelope: Envelope = {
  occurredAt: '2026-03-05T08:00:00.000Z',
  timeQuality: 'server',
  capture: 'api',
  actor: 'key:7f3a',
  role: 'dispatch',
  commandId: '0c8f3f5e-6a7b-4d1c-9e2f-5b4a3c2d1e0f',
  commandDigest: '0'.repeat(32),
};

const none = { ordered: 0, picked: 0, accepted: 0, missing: 0, open: 0 };
const held: ShipmentFact = {
  type: 'ShipmentHeld',
  data: { hold: 'H-99', kind: 'own', scope: 'all' },
};

/** After the first fact of a stream, what else has happened when a command comes. */
const SITUATIONS: Readonly<Record<string, readonly (ShipmentFact | TripFact)[]>> = {
  shipment: [
    held,
    { type: 'ShipmentCancelled', data: { reason: 'not wanted' } },
    { type: 'ShipmentClosed', data: { balance: none } },
  ],
  trip: [
    { type: 'TripCancelled', data: { reason: 'not wanted' } },
    { type: 'TripCompleted', data: {} },
  ],
};

/** What the plan of a stream is recorded as. */
const FIRST: Readonly<Record<string, readonly [command: string, fact: string]>> = {
  shipment: ['PlanShipment', 'ShipmentPlanned'],
  trip: ['PlanTrip', 'TripPlanned'],
};

/** Rules that really said no to the example of a command: of what stands above all commands. */
export function refusedInSomeSituation(
  decider: AnyDecider,
  { id, commands }: Example,
  command: string,
): ReadonlySet<string> {
  const told = (name: string) => {
    const { schema, personal = [] } = decider.commands[name] ?? {};
    return schema?.parse(byReference(commands[name] ?? {}, personal, () => SUBJECT).data) as object;
  };
  const { category, initial } = decider;
  const first = FIRST[category];
  const planned = first
    ? decider.evolve(initial, recorded({ type: first[1], data: told(first[0]) }, 1))
    : initial;
  const after = (SITUATIONS[category] ?? []).map((fact) =>
    decider.evolve(planned, recorded(fact, 2)),
  );
  const own = decider.idOf(id);
  const outcomes = [initial, planned, ...after].map((state) =>
    decider.decide(state, { type: command, data: told(command) }, envelope, String(own)),
  );
  return new Set(outcomes.flatMap((one) => (isRefusal(one) ? [one.refused] : [])));
}

function recorded(fact: { readonly type: string; readonly data: object }, version: number) {
  const meta = { ...envelope, recordedAt: envelope.occurredAt };
  const at = { id: envelope.commandId, stream: 'shipment-X', version, position: version };
  return { ...fact, v: 1, ...at, meta } satisfies Recorded;
}
