import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY, CABLE, ORDER, opened, PUMPS } from './ordering.ts';

const OTHER = 'ERP-800:0046';

/** What may happen next; numbers choose among what is there. */
const happening = fc.record({
  what: fc.constantFrom(
    'amend',
    'amend',
    'cancel',
    'remainder',
    'replan',
    'hold',
    'lift',
    'merge',
    'release',
    'pick',
    'pick',
    'short',
    'substitute',
    'put back',
    'pack',
    'depart',
    'confirm',
    'return',
    'lose',
    'find',
    'cancel shipment',
    'amend shipment',
    'transfer',
    'transfer',
    'plan',
    'close',
    'reopen',
    'correct',
    'settle',
    'settle',
    'crash',
    'crash',
  ),
  which: fc.nat(7),
  line: fc.constantFrom('10', '10', '20'),
  qty: fc.integer({ min: 1, max: 4 }),
  other: fc.nat(7),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

type World = ReturnType<typeof opened>;

interface Known {
  readonly id: string;
  readonly order: string;
}

async function shipmentsIn({ company }: World): Promise<readonly Known[]> {
  const facts = await company.factsAfter(0);
  return facts.flatMap(({ type, stream, data }) => {
    if (type !== 'ShipmentPlanned') return [];
    const [line] = (data as { lines: readonly { order: string }[] }).lines;
    return [{ id: stream.slice('shipment-'.length), order: line?.order ?? ORDER }];
  });
}

/** The so many-th unit that was ever packed, and where. */
async function packedIn({ company }: World, which: number) {
  const facts = await company.factsAfter(0);
  const packings = facts.filter(({ type }) => type === 'UnitPacked');
  const { stream, data } = packings[which % Math.max(1, packings.length)] ?? {
    stream: 'shipment-NONE-1',
    data: { unit: 'U0' },
  };
  return { stream, unit: (data as { unit: string }).unit };
}

const NONE: Known = { id: 'NONE-1', order: ORDER };

/** What a happening says, to whom; undefined where it has no object. */
async function saying(world: World, one: Happening, nth: number) {
  const { what, which, line, qty, other } = one;
  const known = await shipmentsIn(world);
  const { id, order } = known[which % Math.max(1, known.length)] ?? NONE;
  const { id: another } = known[other % Math.max(1, known.length)] ?? NONE;
  const packed = await packedIn(world, which);
  const apart = known.find((one) => !packed.stream.endsWith(one.id))?.id ?? another;
  const toOrder = (command: string, data: object) => ({ stream: `order-${order}`, command, data });
  const toShipment = (command: string, data: object) => ({
    stream: `shipment-${id}`,
    command,
    data,
  });
  const goods = { order, line, qty };
  const unit = `U${nth % 9}`;
  const reason = 'so it is';
  const version = nth + 2;
  switch (what) {
    case 'amend': {
      const lines = [{ ...PUMPS, qty: qty + 1 }, ...(other > 1 ? [CABLE] : [])];
      const number = order.split(':')[1];
      return toOrder('ReceiveOrder', { ...BODY, number, sourceVersion: version, lines });
    }
    case 'cancel': {
      const some = other > 1 ? { qty } : {};
      return toOrder('CancelOrderLines', {
        request: `R${nth}`,
        lines: [{ line, ...some }],
        reason,
      });
    }
    case 'remainder':
      return toOrder('CancelRemainder', { reason });
    case 'replan':
      return toOrder('ReplanSplit', {});
    case 'hold':
      return toOrder('HoldOrder', { hold: `H${nth}`, kind: 'credit', scope: 'pick' });
    case 'lift':
      return toOrder('LiftOrderHold', { hold: `H${nth - 1 - (other % 3)}` });
    case 'merge':
      return toOrder('MergeShipments', { merge: `M${nth}`, from: id, to: another });
    case 'release':
      return toShipment('ReleaseToWarehouse', {});
    case 'pick':
      return toShipment('ConfirmPick', goods);
    case 'short': {
      const decision = (['wait', 'backorder', 'cancel', 'substitute'] as const)[other % 4];
      return toShipment('ReportShortPick', { ...goods, reason: 'out-of-stock', decision });
    }
    case 'substitute':
      return toShipment('SubstituteItem', { ...goods, sku: `OTHER-${other % 2}`, reason });
    case 'put back':
      return toShipment('PutBack', goods);
    case 'pack':
      return toShipment('PackUnit', { unit, kind: 'carton', contents: [goods] });
    case 'depart':
      return toShipment('DepartShipment', {});
    case 'confirm': {
      const disposition = (['accepted', 'refused', 'missing'] as const)[other % 3];
      return toShipment('ConfirmDelivery', other > 4 ? {} : { rows: [{ ...goods, disposition }] });
    }
    case 'return': {
      const disposition = (['restock', 'redeliver'] as const)[other % 2];
      return toShipment('ReceiveReturn', { rows: [{ ...goods, disposition }] });
    }
    case 'lose':
      return { ...packed, command: 'ReportLost', data: { unit: packed.unit } };
    case 'find':
      return { ...packed, command: 'ReportFound', data: { unit: packed.unit } };
    case 'cancel shipment':
      return toShipment('CancelShipment', { reason });
    case 'amend shipment':
      return toShipment('AmendShipment', { lines: [{ ...goods, qty: qty % 4 }], reason });
    case 'transfer':
      return {
        ...packed,
        command: 'TransferUnits',
        data: { transfer: `T${nth}`, units: [packed.unit], to: apart, reason },
      };
    case 'plan': {
      const lines = [{ ...goods, sku: PUMPS.sku, uom: PUMPS.uom }];
      const policy = { name: 'by-hand', steps: [], labels: [] };
      const plan = { from: PUMPS.from, to: BODY.shipTo, lines, policy };
      return { stream: `shipment-HAND${other}`, command: 'PlanShipment', data: plan };
    }
    case 'close': {
      const override = { approvedBy: 'person:maria', reason };
      return toShipment('CloseShipment', { claim: 'C1', override });
    }
    case 'reopen':
      return toShipment('ReopenShipment', { reason });
    case 'correct': {
      const target = other + 2;
      const groups = [{ target, kind: 'did_not_occur', replacements: [] }];
      return toShipment('CorrectRecord', { groups, reason });
    }
    default:
      return undefined;
  }
}

async function begun(): Promise<World> {
  const world = opened();
  await world.split();
  const other = { ...BODY, number: '0046', lines: [{ ...PUMPS, qty: 4 }] };
  await world.order('ReceiveOrder', other, OTHER);
  await world.order('AuthoriseOrder', {}, OTHER);
  await world.order('PlanSplit', {}, OTHER);
  return world;
}

describe('whatever happens to orders and shipments', () => {
  it('they agree once the processes are at rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 15, maxLength: 40, size: 'max' }),
        async (happenings) => {
          const world = await begun();
          for (const [nth, one] of happenings.entries()) {
            const said = await saying(world, one, nth);
            if (said) await world.send(said.stream, said.command, said.data);
            else await world.company.settle(one.what === 'crash' ? one.other + 1 : undefined);
          }
          await world.company.settle();
          expect(await world.disagreements()).toEqual([]);
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 60) },
    );
  });
});
