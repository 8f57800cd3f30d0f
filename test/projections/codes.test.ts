import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import { codes, type ShipmentCodes } from '../../src/projections/codes.ts';
import { foldHistory } from '../../src/projections/fold.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import { documentOf, grease, PLAN, pump, SMOOTH, story, type Told } from './story.ts';

const planned: Told = ['ShipmentPlanned', PLAN, '08:00'];
const doc = (...told: readonly Told[]) =>
  documentOf<ShipmentCodes>(codes, story('shipment-PS1', planned, ...told));
const live = (...told: readonly Told[]) => doc(...told).codes;

const pick = (serials: readonly string[], at = '09:00'): Told => [
  'ItemPicked',
  { ...pump, qty: serials.length, serials },
  at,
];
const pack = (unit: string, at: string, more: object = {}): Told => [
  'UnitPacked',
  { unit, kind: 'carton', contents: [pump], ...more },
  at,
];
const unpack = (unit: string, at: string): Told => ['UnitUnpacked', { unit }, at];
const print = (unit: string, label: string, code: string): Told => [
  'LabelPrinted',
  { unit, label, kind: 'carrier', code, copy: 1 },
  '10:30',
];
const closed: Told = ['ShipmentClosed', { balance: {} }, '18:00'];
const back = (rows: readonly object[]): Told => [
  'ReturnReceived',
  { rows: rows.map((row) => ({ disposition: 'restock', ...row })) },
  '17:00',
];

describe('the codes of a shipment', () => {
  it('are its units, case numbers, labels, waybills and serials', () => {
    const told: readonly Told[] = [
      pick(['SN-1', 'SN-2']),
      pack('U1', '10:00', { caseNumber: 'C-1/2' }),
      print('U1', 'L1', 'SF-LABEL-1'),
      ['TenderAccepted', { tender: 'T', carrier: 'SF', waybills: [{ waybill: 'W1' }] }, '10:40'],
    ];
    expect(live(...told)).toEqual(['U1', 'C-1/2', 'SF-LABEL-1', 'SF\tW1', 'SN-1', 'SN-2']);
  });

  it('are searched for in lower case, waybills by their numbers, as long as it is here', () => {
    const told: readonly Told[] = [
      pick(['SN-1', 'SN-2']),
      pack('U1', '10:00', { caseNumber: 'C-1/2' }),
      print('U1', 'L1', 'SF-LABEL-1'),
      ['TenderAccepted', { tender: 'T', carrier: 'SF', waybills: [{ waybill: 'W1' }] }, '10:40'],
    ];
    expect(doc(...told).finds).toEqual(['u1', 'c-1/2', 'w1']);
    expect(doc(...told, closed).finds).toEqual(['u1', 'c-1/2', 'w1']);
    const gone: Told = [
      'UnitsTransferredOut',
      {
        transfer: 'X1',
        units: [{ unit: 'U1', kind: 'carton', contents: [] }],
        lines: [],
        to: 'PS2',
        party: 'P',
        reason: 'r',
      },
      '11:00',
    ];
    expect(doc(...told, gone).finds).toEqual(['w1']);
  });

  it('lead to the shipment, for whoever scans one', async () => {
    const readModels = openMemoryReadModels({ now: () => 0 });
    const { name, version, indexes } = codes;
    const collection = await readModels.open<ShipmentCodes>(name, version, 'b', indexes);
    const one = { id: 'PS1', position: 2, doc: doc(pack('U1', '10:00')) };
    const other = { id: 'PS2', position: 3, doc: doc(pack('U2', '10:00'), pick(['SN-1'])) };
    await collection.load({ puts: [one, other], deletes: [], parked: [] });
    await collection.seal({ ledger: 'l', epoch: 1, through: 3 });
    const whose = async (has: string) =>
      (await collection.find({ where: { codes: { has } }, limit: 9 })).docs.map(({ id }) => id);
    expect(await whose('U1')).toEqual(['PS1']);
    expect(await whose('SN-1')).toEqual(['PS2']);
    expect(await whose('SN-9')).toEqual([]);
  });

  it('cost no document while none was told', () => {
    const facts = story('shipment-PS1', planned, ['ItemPicked', pump, '09:00'], closed);
    const { doc: none } = foldHistory(codes, aggregates.get('shipment')?.correction, facts);
    expect(none).toBeUndefined();
  });

  it('change nothing with the facts that name none', () => {
    const facts = story('shipment-PS1', ...SMOOTH, pick(['SN-1']), ['ItemPicked', grease, '9:30']);
    const before = documentOf<ShipmentCodes>(codes, facts.slice(0, -1));
    const last = facts.at(-1);
    expect(last && codes.on.ItemPicked?.(before, last as never)).toBe(before);
  });
});

describe('a unit', () => {
  const other = (unit: string, more: object = {}) => ({
    unit,
    kind: 'carton',
    contents: [pump],
    ...more,
  });
  const out = (unit: string): Told => [
    'UnitsTransferredOut',
    { transfer: 'X1', units: [other(unit)], lines: [], to: 'PS2', party: 'P', reason: 'r' },
    '11:00',
  ];
  const into = (unit: string, more: object = {}): Told => [
    'UnitsTransferredIn',
    { transfer: 'X1', units: [other(unit, more)], lines: [], from: 'PS2' },
    '11:10',
  ];

  it('drops out with its labels when it is unpacked, and may come again', () => {
    const told = [pack('U1', '10:00'), print('U1', 'L1', 'SF1'), pack('U2', '10:10')];
    expect(live(...told, unpack('U1', '11:00'))).toEqual(['U2']);
    expect(live(...told, unpack('U1', '11:00'), pack('U1', '12:00'))).toEqual(['U1', 'U2']);
  });

  it('is as the latest report says, in whatever order they come', () => {
    const late = [pack('U1', '10:00'), unpack('U1', '11:00'), pack('U1', '10:30')];
    expect(live(...late)).toEqual([]);
    const early = [pack('U1', '10:00'), unpack('U1', '09:00')];
    expect(live(...early)).toEqual(['U1']);
  });

  it('goes over to another shipment with the serials in it, and comes back', () => {
    const contents = [{ ...pump, qty: 1, serials: ['SN-1'] }];
    const told: readonly Told[] = [pick(['SN-1', 'SN-2']), pack('U1', '10:00', { contents })];
    const units = [other('U1', { contents })];
    const gone: Told = [
      'UnitsTransferredOut',
      { transfer: 'X1', units, lines: [], to: 'PS2', party: 'P', reason: 'r' },
      '11:00',
    ];
    expect(live(...told, gone)).toEqual(['SN-2']);
    expect(live(...told, gone, into('U1', { contents }))).toEqual(['U1', 'SN-2', 'SN-1']);
  });

  it('is all there is of a shipment into which it came, until it has gone on', () => {
    expect(live(into('U7', { caseNumber: 'C7' }))).toEqual(['U7', 'C7']);
    expect(live(into('U7'), out('U7'))).toEqual([]);
    expect(live(out('U7'), into('U7'))).toEqual(['U7']);
  });

  it('is not there any more when all that was in it was taken back for good', () => {
    const told = [pack('U1', '10:00'), pack('U2', '10:10')];
    const all = { unit: 'U1', ...pump };
    expect(live(...told, back([{ ...all, qty: 4 }]))).toEqual(['U1', 'U2']);
    expect(live(...told, back([{ ...all, disposition: 'redeliver' }]))).toEqual(['U1', 'U2']);
    expect(live(...told, back([all]))).toEqual(['U2']);
  });

  it('keeps the labels that are not void', () => {
    const told = [pack('U1', '10:00'), print('U1', 'L1', 'SF1'), print('U1', 'L2', 'SF2')];
    const voided: Told = ['LabelVoided', { unit: 'U1', label: 'L1', reason: 'torn' }, '10:50'];
    expect(live(...told, voided)).toEqual(['U1', 'SF2']);
    expect(live(...told, voided, ['LabelVoided', { unit: 'U1', label: 'L2' }, '10:55'])).toEqual([
      'U1',
    ]);
  });
});

describe('a serial', () => {
  it('is there from its pick, or its packing, until it is put back or taken back', () => {
    const contents = [{ ...pump, qty: 1, serials: ['SN-7'] }];
    const told = [pick(['SN-1', 'SN-2']), pack('U1', '10:00', { contents })];
    expect(doc(...told).serials).toEqual(['SN-1', 'SN-2', 'SN-7']);
    const putBack: Told = ['ItemPutBack', { ...pump, qty: 1, serials: ['SN-1'] }, '11:00'];
    expect(doc(...told, putBack).serials).toEqual(['SN-2', 'SN-7']);
    expect(doc(...told, back([{ ...pump, qty: 1, serials: ['SN-7'] }])).serials).toEqual([
      'SN-1',
      'SN-2',
    ]);
    expect(doc(pick(['SN-1']), putBack)).toEqual({ codes: [], finds: [], units: [] });
  });

  it('of a pick that was corrected is the one that was meant', () => {
    const corrected: Told = [
      'RecordCorrected',
      { target: 2, kind: 'incorrect_data', reason: 'r', replacements: 1 },
      '12:00',
    ];
    expect(live(pick(['SN-1']), corrected, pick(['SN-9']))).toEqual(['SN-9']);
  });
});

describe('waybills', () => {
  const accepted = (carrier: string, ...waybills: readonly string[]): Told => [
    'TenderAccepted',
    {
      tender: carrier,
      carrier,
      ...(waybills.length > 0 && { waybills: waybills.map((waybill) => ({ waybill })) }),
    },
    '09:00',
  ];
  const change = (effective: string): Told => [
    'CarrierChanged',
    { carrier: 'DB', effective, reason: 'r' },
    '12:00',
  ];
  const handed: Told = ['CustodyTransferred', { from: 'SF', to: 'DB' }, '13:00'];

  it('are those of the carrier who has it, the last that were told', () => {
    expect(live(accepted('SF', 'W1', 'W2'))).toEqual(['SF\tW1', 'SF\tW2']);
    const replaced: Told = [
      'WaybillsReplaced',
      { carrier: 'SF', waybills: [{ waybill: 'W3' }], was: ['W1'] },
      '10:00',
    ];
    expect(live(accepted('SF', 'W1'), replaced)).toEqual(['SF\tW3']);
    expect(live(accepted('SF', 'W1'), accepted('DB'))).toEqual([]);
    expect(live(accepted('SF', 'W1'), accepted('SF'))).toEqual(['SF\tW1']);
  });

  it('end with their carrier, at once or at the next hand-over', () => {
    expect(live(accepted('SF', 'W1'), change('now'))).toEqual([]);
    expect(live(accepted('SF', 'W1'), change('at-hand-over'))).toEqual(['SF\tW1']);
    expect(live(accepted('SF', 'W1'), change('at-hand-over'), handed)).toEqual([]);
    expect(live(accepted('SF', 'W1'), handed)).toEqual(['SF\tW1']);
    expect(live(change('at-hand-over'), accepted('DB', 'W9'), handed)).toEqual([]);
  });
});

describe('a shipment that is over', () => {
  const told = [
    pick(['SN-1']),
    pack('U1', '10:00'),
    ['WaybillsReplaced', { carrier: 'SF', waybills: [{ waybill: 'W1' }], was: [] }, '10:00'],
  ] as const satisfies readonly Told[];

  it('has no codes, and has them again when it is reopened', () => {
    expect(live(...told, closed)).toEqual([]);
    const reopened: Told = ['ShipmentReopened', { reason: 'r' }, '19:00'];
    expect(live(...told, closed, reopened)).toEqual(['U1', 'SF\tW1', 'SN-1']);
  });

  it('has none when all was taken back, whether or not the units were named', () => {
    expect(live(...told, back([{ unit: 'U1', ...pump }]))).toEqual([]);
    expect(live(...told, back([pump]))).toEqual([]);
    expect(live(...told, back([{ ...pump, qty: 4 }]))).toEqual(['U1', 'SF\tW1', 'SN-1']);
  });

  it('has no document when it is cancelled', () => {
    const cancelled: Told = ['ShipmentCancelled', { reason: 'r' }, '12:00'];
    expect(() => doc(...told, cancelled)).toThrow('no document');
  });
});

describe('a large shipment', () => {
  const numbered = (prefix: string, n: number) =>
    Array.from({ length: n }, (_, index) => `${prefix}${index}`);

  it('is found by the first two thousand of its codes', () => {
    const cartons = numbered('U', 2_100).map((unit) => ({ unit, kind: 'carton', contents: [] }));
    const came: Told = [
      'UnitsTransferredIn',
      { transfer: 'X1', units: cartons, lines: [], from: 'PS2' },
      '10:00',
    ];
    const { codes: found, units, serials } = doc(came, pick(numbered('SN-', 3_000)));
    expect(units).toHaveLength(2_000);
    expect(serials).toHaveLength(2_000);
    expect(found).toEqual(numbered('U', 2_000));
  });
});
