import { describe, expect, it } from 'vitest';
import { sscc } from '../../src/domain/check-symbols.ts';
import { mintShipmentId } from '../../src/domain/ids.ts';
import type { ShipmentState } from '../../src/domain/shipment/state.ts';
import { codeOwners } from '../../src/processes/code-owners.ts';
import type { Look } from '../../src/processes/process.ts';
import { transfers } from '../../src/processes/transfers.ts';
import {
  box,
  PUMPS,
  pack as packUnit,
  pick as pickGoods,
  planned,
  told,
  worldAfter,
} from '../support/controls.ts';
import { openCompany, type Sending } from './company.ts';
import { goodsOf, planOf, raisedIn } from './owning.ts';
import { sending } from './trips.ts';

const OURS = mintShipmentId(1_772_400_000, 7);
const [A, B, C] = ['shipment-OML660001', 'shipment-OML660002', `shipment-${OURS}`];
const SSCC = sscc(3, '6901234', 1);
const pumps = goodsOf('10');
const cable = goodsOf('20');

const pack = (stream: string, unit: string, at = '06:10', more: object = {}): Sending =>
  sending(stream, at, 'PackUnit', {
    unit,
    kind: 'carton',
    contents: [{ ...pumps, qty: 1 }],
    ...more,
  });
const pick = (stream: string, goods: object, ...serials: readonly string[]): Sending =>
  sending(stream, '06:05', 'ConfirmPick', { ...goods, qty: serials.length, serials });
const waybills = (stream: string, carrier: string, ...numbers: readonly string[]): Sending =>
  sending(stream, '06:20', 'ReplaceWaybills', {
    carrier,
    waybills: numbers.map((waybill) => ({ waybill })),
  });

/** What every shipment was told to be in trouble with, once the processes have come to rest. */
async function raised(...sendings: readonly Sending[]): Promise<readonly string[]> {
  const company = openCompany([codeOwners, transfers], 500);
  for (const one of [A, B, C]) await company.tell(planOf(one));
  for (const one of sendings) await company.tell(one);
  await company.settle();
  return (await Promise.all([A, B, C].map((one) => raisedIn(company, one)))).flat();
}

describe('a code that two shipments have', () => {
  it('is an exception of both, whatever kind of code it is', async () => {
    expect(await raised(pack(A, SSCC), pack(B, SSCC))).toEqual([
      `OML660001 label high unknown: ${SSCC} / OML660002`,
      `OML660002 label high unknown: ${SSCC} / OML660001`,
    ]);
    expect(await raised(pick(A, pumps, 'SN-1', 'SN-2'), pick(B, pumps, 'SN-2'))).toEqual([
      'OML660001 wrong-serial high unknown: SN-2 / OML660002',
      'OML660002 wrong-serial high unknown: SN-2 / OML660001',
    ]);
    expect(await raised(waybills(A, 'SF', 'W1', 'W2'), waybills(B, 'SF', 'W2'))).toEqual([
      'OML660001 misroute high unknown: SF W2 / OML660002',
      'OML660002 misroute high unknown: SF W2 / OML660001',
    ]);
  });

  it('is told between every two of three, in the spelling of their labels', async () => {
    const all = await raised(pack(A, SSCC), pack(B, SSCC), pack(C, SSCC));
    expect(all).toHaveLength(6);
    const shown = `${OURS.slice(0, 4)}-${OURS.slice(4, 8)}-${OURS.slice(8, 12)}-${OURS.slice(12)}`;
    expect(all).toContain(`OML660001 label high unknown: ${SSCC} / ${shown}`);
  });

  it('is named once for the two, also when it comes in again', async () => {
    const again = [sending(B, '07:00', 'UnpackUnit', { unit: SSCC }), pack(B, SSCC, '07:10')];
    expect(await raised(pack(A, SSCC), pack(B, SSCC), ...again)).toHaveLength(2);
  });

  it('counts where it was scanned when packing, and where a carrier gave it', async () => {
    const contents = [{ ...pumps, qty: 1, serials: ['SN-1'] }];
    expect(await raised(pick(A, pumps, 'SN-1'), pack(B, 'U1', '06:10', { contents }))).toHaveLength(
      2,
    );
    const tender = (stream: string): readonly Sending[] => [
      sending(stream, '06:00', 'TenderToCarrier', { tender: 'T1', carrier: 'SF' }),
      sending(stream, '06:10', 'AcceptTender', { tender: 'T1', waybills: [{ waybill: 'W1' }] }),
    ];
    expect(await raised(...tender(A), ...tender(B))).toHaveLength(2);
  });

  it('is told twenty times of one fact, the rest is alike', async () => {
    const serials = Array.from({ length: 30 }, (_, index) => `SN-${index}`);
    const company = openCompany([codeOwners], 500);
    for (const one of [A, B]) {
      await company.tell(planOf(one, 30));
      await company.tell(pick(one, pumps, ...serials));
    }
    await company.settle();
    expect(await raisedIn(company, A)).toHaveLength(20);
    expect(await raisedIn(company, B)).toHaveLength(20);
  });
});

describe('a unit that is named after a shipment', () => {
  it('belongs to that one, whichever of them tells of it first', async () => {
    const unit = `${OURS}-U001`;
    expect(await raised(pack(C, unit), pack(A, unit))).toHaveLength(2);
    expect(await raised(pack(A, unit), pack(C, unit))).toHaveLength(2);
    expect(await raised(pack(A, 'OML-660002-U1'), pack(B, 'OML-660002-U1'))).toHaveLength(2);
  });

  it('is in trouble in two others as well', async () => {
    const unit = `${OURS}-U001`;
    expect(await raised(pack(A, unit), pack(B, unit))).toHaveLength(2);
  });

  it('may be anywhere when there is no such shipment', async () => {
    expect(await raised(pack(A, 'CASE-1'), pack(B, 'CASE-1'))).toEqual([]);
  });
});

describe('nothing is raised', () => {
  it('for cartons that every shipment numbers anew', async () => {
    expect(await raised(pack(A, 'U1'), pack(B, 'U1'), pack(A, 'BOX-1'), pack(B, 'BOX-1'))).toEqual(
      [],
    );
    const digits = `${SSCC.slice(0, -1)}`;
    expect(await raised(pack(A, digits), pack(B, digits))).toEqual([]);
  });

  it('for a serial of another article, or a waybill of another carrier', async () => {
    expect(await raised(pick(A, pumps, 'SN-1'), pick(B, cable, 'SN-1'))).toEqual([]);
    expect(await raised(waybills(A, 'SF', 'W1'), waybills(B, 'DB', 'W1'))).toEqual([]);
  });

  it('for a code that has moved on', async () => {
    const moves: readonly (readonly Sending[])[] = [
      [pack(A, SSCC), sending(A, '06:30', 'UnpackUnit', { unit: SSCC }), pack(B, SSCC, '06:40')],
      [
        pick(A, pumps, 'SN-1'),
        sending(A, '06:30', 'PutBack', { ...pumps, qty: 1, serials: ['SN-1'] }),
        pick(B, pumps, 'SN-1'),
      ],
      [waybills(A, 'SF', 'W1'), waybills(A, 'SF', 'W2'), waybills(B, 'SF', 'W1')],
    ];
    for (const move of moves) expect(await raised(...move)).toEqual([]);
  });

  it('for what goes over from one shipment to the other, serials and all', async () => {
    const contents = [{ ...pumps, qty: 1, serials: ['SN-1'] }];
    const moved = await raised(
      pick(A, pumps, 'SN-1'),
      pack(A, SSCC, '06:10', { contents }),
      sending(A, '07:00', 'TransferUnits', {
        transfer: 'X1',
        units: [SSCC],
        to: 'OML660002',
        reason: 'one truck is enough',
      }),
    );
    expect(moved).toEqual([]);
  });

  it('for a shipment that is over', async () => {
    const over: readonly (readonly Sending[])[] = [
      [
        sending(A, '08:00', 'DepartShipment'),
        sending(A, '09:00', 'ConfirmDelivery'),
        sending(A, '10:00', 'CloseShipment'),
      ],
      [
        sending(A, '08:00', 'DepartShipment'),
        sending(A, '09:00', 'ReceiveReturn', {
          rows: [{ ...pumps, qty: 1, unit: SSCC, disposition: 'restock' }],
        }),
      ],
    ];
    const begun = [pick(A, pumps, 'SN-1'), pack(A, SSCC), waybills(A, 'SF', 'W1')];
    const shorted = ['10', '20'].map((line) =>
      sending(A, '06:15', 'ReportShortPick', {
        ...goodsOf(line),
        qty: line === '10' ? 4 : 3,
        reason: 'not-in-bin',
        decision: 'cancel',
      }),
    );
    const then = [pack(B, SSCC, '11:00'), pick(B, pumps, 'SN-1'), waybills(B, 'SF', 'W1')];
    for (const end of over) {
      expect(await raised(...begun, ...shorted, ...end, ...then)).toEqual([]);
    }
    expect(await raised(...begun, ...shorted, ...then)).toHaveLength(6);
  });

  it('for serials that came back without being named', async () => {
    const contents = [{ ...pumps, qty: 1, serials: ['SN-1'] }];
    const back = (more: object): Sending =>
      sending(A, '09:00', 'ReceiveReturn', {
        rows: [{ ...pumps, qty: 1, disposition: 'restock', ...more }],
      });
    const begun = [
      pick(A, pumps, 'SN-1', 'SN-2'),
      pack(A, 'U1', '06:10', { contents }),
      pack(A, 'U2', '06:10'),
      sending(A, '08:00', 'DepartShipment'),
    ];
    expect(await raised(...begun, back({ unit: 'U1' }), pick(B, pumps, 'SN-1'))).toEqual([]);
    expect(await raised(...begun, back({ unit: 'U2' }), pick(B, pumps, 'SN-1'))).toHaveLength(2);
    expect(await raised(...begun, back({ serials: ['SN-1'] }), pick(B, pumps, 'SN-1'))).toEqual([]);
  });

  it('for what an import tells of the past', async () => {
    const imported = (one: Sending): Sending => ({ ...one, timeQuality: 'import' });
    expect(await raised(imported(pack(A, SSCC)), pack(B, SSCC))).toEqual([]);
    expect(await raised(pack(A, SSCC), imported(pack(B, SSCC)))).toEqual([]);
  });

  it('for a pick that was corrected', async () => {
    const corrected = sending(A, '06:30', 'CorrectRecord', {
      groups: [
        {
          target: 2,
          kind: 'incorrect_data',
          replacements: [{ type: 'ItemPicked', data: { ...pumps, qty: 1, serials: ['SN-9'] } }],
        },
      ],
      reason: 'read wrongly',
    });
    const begun = [pick(A, pumps, 'SN-1'), corrected];
    expect(await raised(...begun, pick(B, pumps, 'SN-1'))).toEqual([]);
    expect(await raised(...begun, pick(B, pumps, 'SN-9'))).toHaveLength(2);
  });
});

describe('what goes over while the two are looked at', () => {
  const packed = [planned, pickGoods(PUMPS, 5), packUnit({ ...box, unit: SSCC })];
  const held = worldAfter(...packed).state;
  const gone = worldAfter(...packed, told('UnpackUnit', { unit: SSCC })).state;

  /** The one is seen in these states, one after the other; the other has the unit all the time. */
  async function raisedWhile(...seen: readonly ShipmentState[]): Promise<number> {
    const states = [...seen];
    const look = {
      state: async (stream: string) => (stream === A ? (states.shift() ?? held) : held),
      facts: async () => [],
      noted: async () => [],
      lastNoted: async () => [`${'0'.repeat(16)}\tOML660002`],
    };
    const fact = worldAfter(...packed).facts.at(-1);
    if (!fact) throw new Error('nothing was packed');
    const react = codeOwners.on.UnitPacked;
    return (await react?.({ ...fact, stream: A }, look as Look))?.length ?? 0;
  }

  it('is not seen twice', async () => {
    expect(await raisedWhile(held, held, held)).toBe(2);
    expect(await raisedWhile(held, held, gone)).toBe(0);
    expect(await raisedWhile(held, gone, held)).toBe(0);
  });
});
