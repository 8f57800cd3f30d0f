import type { Dice } from './dice.ts';
import type { Likely } from './offers.ts';
import type { LineStanding, ShipmentStanding, UnitAt } from './standing.ts';
import { TRIPS } from './trip-offers.ts';

/** What is likely to be told next about a shipment, given where it stands. */
export function shipmentOffers(s: ShipmentStanding, dice: Dice): readonly Likely[] {
  return [
    ...planning(s, dice),
    ...picking(s, dice),
    ...packing(s, dice),
    ...moving(s, dice),
    ...delivering(s, dice),
    ...ending(s, dice),
    ...papers(s, dice),
  ];
}

function planning(s: ShipmentStanding, dice: Dice): readonly Likely[] {
  const line = dice.one(s.lines);
  const hold = `H${dice.roll(3)}`;
  const scope = dice.one(['pick', 'load', 'depart', 'deliver', 'all'] as const);
  const day = `2026-03-0${3 + dice.roll(3)}`;
  const window = { start: `${day}T08:00:00.000Z`, end: `${day}T18:00:00.000Z` };
  return [
    [s.stage === 'planned' ? 60 : 1, 'ReleaseToWarehouse', {}],
    [1, 'HoldShipment', { hold, kind: 'own', scope }],
    [s.holds.length > 0 ? 40 : 0, 'LiftHold', { hold: s.holds[0] ?? hold }],
    [
      1,
      'ChangeWindow',
      { window, requestedBy: dice.one(['customer', 'carrier']), reason: 'asked' },
    ],
    [
      1,
      'ChangeDestination',
      { address: `A${dice.roll(2)}`, redirect: `D${dice.roll(2)}`, reason: 'asked' },
    ],
    [s.left ? 0 : 1, 'CancelShipment', { reason: 'no longer wanted' }],
    [s.left ? 2 : 0, 'RequestIntercept', { intercept: `I${dice.roll(2)}`, reason: 'cancelled' }],
    [
      s.left ? 2 : 0,
      'ReportIntercept',
      { intercept: `I${dice.roll(2)}`, outcome: dice.one(['confirmed', 'failed']) },
    ],
    ...(line
      ? ([
          [
            1,
            'AmendShipment',
            { lines: [{ ...line.name, qty: dice.roll(line.ordered + 3) }], reason: 'asked' },
          ],
        ] as const)
      : []),
  ];
}

function picking(s: ShipmentStanding, dice: Dice): readonly Likely[] {
  const toPick = dice.one(s.lines.filter((line) => line.toPick > 0)) ?? dice.one(s.lines);
  const loose = dice.one(s.lines.filter((line) => line.loose > 0));
  if (!toPick) return [];
  const isOpen = s.released && toPick.toPick > 0;
  const decision = dice.one(['backorder', 'wait', 'cancel', 'substitute']);
  const short = some(toPick.toPick, dice);
  return [
    [isOpen ? 60 : 1, 'ConfirmPick', { ...toPick.name, qty: part(toPick, dice) }],
    [isOpen ? 6 : 0, 'ReportShortPick', { ...toPick.name, qty: short, reason: 'out', decision }],
    [isOpen ? 2 : 0, 'StartPick', {}],
    [1, 'SubstituteItem', { ...toPick.name, qty: short, sku: 'OTHER', reason: 'out' }],
    ...(loose
      ? ([
          [s.cancelling ? 60 : 2, 'PutBack', { ...loose.name, qty: some(loose.loose, dice) }],
        ] as const)
      : []),
  ];
}

function packing(s: ShipmentStanding, dice: Dice): readonly Likely[] {
  const unit = dice.one(s.units);
  const loose = s.lines.filter((line) => line.loose > 0);
  const fresh = `${s.short}-U${s.units.length + 1 + dice.roll(2)}`;
  const contents = loose.map((line) => ({ ...line.name, qty: some(line.loose, dice) }));
  const kind = dice.one(['carton', 'pallet', 'wooden-case']);
  const packs: readonly Likely[] = [
    [loose.length > 0 && !s.cancelling ? 70 : 0, 'PackUnit', { unit: fresh, kind, contents }],
    [1, 'PackUnit', { unit: fresh, kind: 'pallet', contents: [] }],
  ];
  if (!unit) return packs;
  const other = dice.one(s.units) ?? unit;
  const label = `${unit.unit}-L${dice.roll(2)}`;
  const goods = { unit: unit.unit };
  const printed = { ...goods, label, kind: 'shipping', code: label };
  const inspected = dice.one([
    { result: 'passed' },
    { result: 'failed', defects: ['a dent'] },
  ] as const);
  return [
    ...packs,
    [unit.stage === 'packed' ? 20 : 1, 'CloseUnit', { ...goods, weightKg: 1 + dice.roll(9) }],
    [unit.stage === 'packed' ? 15 : 1, 'PrintLabel', { ...printed, reason: 'torn' }],
    [unit.stage === 'packed' ? 15 : 1, 'ApplyLabel', { ...goods, label }],
    [1, 'VoidLabel', { ...goods, label, reason: 'wrong' }],
    [s.cancelling ? 40 : 2, 'UnpackUnit', goods],
    [2, 'NestUnit', { ...goods, parent: other.unit }],
    [1, 'UnnestUnit', { ...goods, parent: other.unit }],
    [1, 'SealUnit', { ...goods, seal: `Z${dice.roll(3)}` }],
    [1, 'InspectUnit', { ...goods, ...inspected }],
    [2, 'StageUnit', { ...goods, area: 'A1' }],
    [
      s.left ? 0 : 8,
      'TransferUnits',
      {
        transfer: `${s.short}-M${dice.roll(3)}`,
        units: [unit.unit],
        to: s.neighbour,
        reason: 'asked',
      },
    ],
  ];
}

function moving(s: ShipmentStanding, dice: Dice): readonly Likely[] {
  const unit = dice.one(s.units.filter(({ left }) => !left)) ?? dice.one(s.units);
  if (!unit) return [];
  const trip = dice.one(s.trips) ?? dice.one(TRIPS);
  const on = { unit: unit.unit, ...(dice.chance(20) ? {} : { trip }) };
  const why = dice.one(['transship', 'wrong', 'deliver', 'left', 'return'] as const);
  const stop = dice.one(['hub', 'depot', 'consignee', 'customs'] as const);
  const isReady = !unit.left && !s.cancelling;
  return [
    [isReady ? 30 : 2, 'LoadUnit', on],
    [3, 'UnloadUnit', { ...on, why }],
    [isReady ? 6 : 1, 'DepartShipment', dice.chance(50) ? {} : { units: [unit.unit] }],
    [s.left ? 8 : 1, 'ArriveShipment', { stop, place: `P${dice.roll(2)}` }],
    [s.left ? 6 : 1, 'StartDelivery', dice.chance(50) ? {} : { units: [unit.unit] }],
    [s.left ? 2 : 0, 'TransferCustody', { from: 'SF', to: 'DEPPON', units: [unit.unit] }],
    [1, 'ReviseEta', { eta: '2026-03-04T08:00:00.000Z', by: 'driver' }],
  ];
}

function delivering(s: ShipmentStanding, dice: Dice): readonly Likely[] {
  const isOut = ({ left, stage }: UnitAt): boolean => left && stage !== 'signed-off';
  const unit = dice.one(s.units.filter(isOut)) ?? dice.one(s.units);
  const rows = (unit?.contents ?? []).map((goods) => ({
    ...goods,
    unit: unit?.unit,
    disposition: dice.one(['accepted', 'accepted', 'accepted', 'refused', 'missing', 'over']),
  }));
  const attempt = { reason: 'absent', responsible: 'consignee' };
  return [
    [s.left ? 5 : 0, 'AttemptDelivery', attempt],
    [s.left ? 25 : 1, 'ConfirmDelivery', {}],
    ...(rows.length > 0 ? ([[s.left ? 25 : 1, 'ConfirmDelivery', { rows }]] as const) : []),
    ...(unit
      ? ([
          [s.left ? 3 : 1, 'ReportLost', { unit: unit.unit }],
          [unit.lost ? 30 : 1, 'ReportFound', { unit: unit.unit, place: 'P0' }],
        ] as const)
      : []),
  ];
}

function ending(s: ShipmentStanding, dice: Dice): readonly Likely[] {
  const back = dice.one(s.lines.filter((line) => line.open > 0 && line.packed > 0));
  const unit = dice.one(s.units);
  const disposition = dice.one(['restock', 'quarantine', 'scrap', 'redeliver']);
  const isOver = s.stage === 'signed-off' || s.stage === 'returned';
  const closing: readonly Likely[] = [
    [isOver ? 20 : 1, 'CloseShipment', dice.chance(40) ? { claim: 'CL-1' } : {}],
    [1, 'CloseShipment', { override: { approvedBy: 'person:max', reason: 'agreed' } }],
    [s.stage === 'closed' ? 3 : 0, 'ReopenShipment', { reason: 'one more' }],
  ];
  if (!back || !unit) return closing;
  const row = { ...back.name, qty: some(back.open, dice), unit: unit.unit };
  return [
    ...closing,
    [s.left ? 10 : 0, 'StartReturn', { return: `R${dice.roll(3)}`, rows: [row] }],
    [s.left ? 15 : 0, 'ReceiveReturn', { rows: [{ ...row, disposition }] }],
  ];
}

function papers(s: ShipmentStanding, dice: Dice): readonly Likely[] {
  const exception = `E${dice.roll(3)}`;
  const issue = `G${dice.roll(2)}`;
  const about = { responsible: 'carrier', severity: 'low' };
  const request = `Q${dice.roll(9)}`;
  const asked = dice.one(s.requests) ?? request;
  const target = dice.one(s.reports);
  const correction = { groups: target ? [target] : [], reason: 'told wrongly' };
  return [
    [1, 'RaiseException', { exception, kind: 'damage', ...about }],
    [
      s.exceptions.length > 0 ? 8 : 0,
      'ResolveException',
      { exception: s.exceptions[0] ?? exception, resolution: 'done' },
    ],
    [1, 'RequestGoodsIssue', { issue }],
    [1, 'ConfirmPosting', { issue, outcome: 'posted', document: '4900001' }],
    [1, 'RecordPaperReceipt', { state: dice.one(['signed', 'sent', 'received', 'filed']) }],
    [1, 'TenderToCarrier', { tender: `N${dice.roll(2)}`, carrier: 'SF' }],
    [1, 'AcceptTender', { tender: `N${dice.roll(2)}` }],
    [1, 'ChangeCarrier', { carrier: 'DEPPON', effective: 'now', reason: 'cheaper' }],
    [target ? 4 : 0, 'CorrectRecord', correction],
    [target ? 3 : 0, 'RequestCorrection', { request, ...correction }],
    [s.requests.length > 0 ? 12 : 0, 'ApproveCorrection', { request: asked }],
    [s.requests.length > 0 ? 2 : 0, 'RejectCorrection', { request: asked, reason: 'it was so' }],
  ];
}

/** Mostly all of it, sometimes a part. */
function some(amount: number, dice: Dice): number {
  return dice.chance(25) && amount > 1 ? amount - 1 : Math.max(amount, 1);
}

/** What is still to be picked; now and then more than that. */
function part({ toPick }: LineStanding, dice: Dice): number {
  return dice.chance(5) ? toPick + 1 : some(toPick, dice);
}
