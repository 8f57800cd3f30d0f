import type { CodeReading } from '../codes/reading.ts';
import { entries, row } from '../keyed.ts';
import { quantity } from '../quantity.ts';
import { type LineName, lineName } from '../shipment/lines.ts';
import type { ShipmentState } from '../shipment/state.ts';
import { linePicked, type Picking } from './picking.ts';
import { type ScanDetails, type ScanStep, STEP_COMMANDS } from './steps.ts';
import { labelScanned, unitScanned, unitsWithin } from './units.ts';

/** A scan, read. */
export interface Scan extends ScanDetails {
  readonly step: ScanStep;
  readonly reading: CodeReading;
}

/** The command that a scan is, as a shipment takes it. */
export interface Telling {
  readonly command: (typeof STEP_COMMANDS)[ScanStep];
  readonly data: object;
  /** The unit that the code leads to; undefined for another, which the shipment then rejects. */
  readonly unit?: string | undefined;
}

/**
 * The command of a scan. A code that leads to nothing of this shipment is told as it was read, so
 * that the shipment rejects it and records that.
 */
export function tellingOf(
  scan: Scan,
  shipment: string,
  state: ShipmentState,
  picking: Picking,
): Telling {
  const command = STEP_COMMANDS[scan.step];
  if (scan.step === 'pick') return { command, data: pick(scan, state, picking) };
  if (scan.step === 'label') return { command, ...label(scan, state) };
  const unit = unitScanned(state, shipment, scan.reading);
  return { command, unit, data: dataOf(scan, unit, shipment, state) };
}

function dataOf(
  scan: Scan,
  found: string | undefined,
  shipment: string,
  state: ShipmentState,
): object {
  const { trip, vehicle, area, seal, why = 'deliver', stop = 'consignee' } = scan;
  const unit = found ?? scan.reading.text;
  const riding = given({ trip, vehicle });
  switch (scan.step) {
    case 'pack':
      return { unit };
    case 'inspect':
      return { unit, result: 'passed' };
    case 'seal':
      return { unit, ...given({ seal }) };
    case 'stage':
      return { unit, ...given({ area }) };
    case 'load':
      return { unit, ...riding };
    case 'unload':
      return { unit, why, ...riding };
    case 'depart':
    case 'out-for-delivery':
      return { ...given({ trip }), ...unitsIn(scan, found, shipment, state) };
    case 'arrive':
      return { stop, ...given({ trip }), ...unitsIn(scan, found, shipment, state) };
    default:
      return isWhole(scan, shipment, state) ? {} : { rows: rowsOf(scan, found, state) };
  }
}

/** The shipment's own code, or the waybill of all of it. */
function isWhole({ reading }: Scan, shipment: string, { carriage }: ShipmentState): boolean {
  if (reading.shipment === shipment) return true;
  return carriage.waybills.some((one) => one.waybill === reading.text && one.unit === undefined);
}

function unitsIn(scan: Scan, found: string | undefined, shipment: string, state: ShipmentState) {
  return isWhole(scan, shipment, state) ? {} : { units: [found ?? scan.reading.text] };
}

/** All that is in a unit, accepted. */
function rowsOf(scan: Scan, found: string | undefined, state: ShipmentState): readonly object[] {
  const { lines, units } = state.progress;
  const accepted = { disposition: 'accepted' };
  if (found === undefined) {
    const line = lineName(lines.keys[0] ?? '');
    return [{ unit: scan.reading.text, ...line, qty: 1, ...accepted }];
  }
  return unitsWithin(state, found).flatMap((unit) =>
    (row(units, unit)?.contents ?? []).map(([place, amount]) => ({
      unit,
      ...lineName(lines.keys[place] ?? ''),
      qty: quantity(amount),
      ...accepted,
    })),
  );
}

function label(scan: Scan, { progress: { units } }: ShipmentState): Omit<Telling, 'command'> {
  const { text } = scan.reading;
  const bearer = [...entries(units)].find(([, unit]) => labelScanned(unit, text));
  const unit = scan.unit ?? bearer?.[0];
  const found = labelScanned(unit === undefined ? undefined : row(units, unit), text);
  const data = { unit: unit ?? scan.reading.text, label: found?.label ?? scan.reading.text };
  return { unit, data };
}

function pick(scan: Scan, state: ShipmentState, picking: Picking): object {
  const { reading, qty, lot, bin } = scan;
  const { gs1 } = reading;
  const amount = qty ?? gs1?.count ?? 1;
  const isOne = gs1?.serial !== undefined && amount === 1;
  const line: LineName = linePicked(state, reading, scan, picking) ?? {
    order: scan.order ?? lineName(state.progress.lines.keys[0] ?? '').order,
    line: gs1?.gtin ?? reading.text,
  };
  return {
    ...line,
    qty: amount,
    ...given({ lot: lot ?? gs1?.lot, bin }),
    ...(isOne && { serials: [gs1.serial] }),
  };
}

/** Of some fields those that were said. */
function given(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
