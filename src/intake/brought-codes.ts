import { isSscc } from '../domain/check-symbols.ts';
import type { ShipmentCommand } from '../domain/shipment/commands.ts';
import { type OwnedCode, shipmentNamedIn } from '../domain/shipment/holding.ts';
import type { LineName } from '../domain/shipment/lines.ts';
import { tenderOf } from '../domain/shipment/registers/carriage.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import type { CheckedCommand } from './checks.ts';

/** A code that a command brings into its shipment, and where it stands in the command. */
export interface BroughtCode {
  readonly path: string;
  readonly owned: OwnedCode;
  /** Of a serial. */
  readonly line?: LineName;
  /** The only shipment that may mind, where the code begins with its id. */
  readonly namedAfter?: string;
}

const SHIPMENT = 'shipment-';

/** Whether a command brings codes that other shipments may have; costs nothing to know. */
export function bringsCodes(command: CheckedCommand): boolean {
  const { stream, type, data } = command as Told;
  if (!stream.startsWith(SHIPMENT)) return false;
  switch (type) {
    case 'ConfirmPick':
      return data.serials !== undefined;
    case 'PackUnit':
      return broughtUnit(data.unit).some(({ namedAfter }) => namedAfter !== shipmentIn(stream));
    case 'AcceptTender':
      return data.waybills !== undefined;
    default:
      return type === 'ReplaceWaybills';
  }
}

/** The id behind `shipment-`. */
export function shipmentIn(stream: string): string {
  return stream.slice(SHIPMENT.length);
}

type Told = Pick<CheckedCommand, 'stream'> & ShipmentCommand;

/** Serials by their pieces, a unit, waybills by their carrier. */
export function broughtBy(
  command: CheckedCommand,
  { carriage }: ShipmentState,
): readonly BroughtCode[] {
  const { type, data } = command as Told;
  switch (type) {
    case 'ConfirmPick': {
      const { serials = [], order, line } = data;
      return serials.map((code, index) => ({
        path: `serials.${index}`,
        owned: { kind: 'serial', code },
        line: { order, line },
      }));
    }
    case 'PackUnit':
      return broughtUnit(data.unit);
    case 'AcceptTender':
      return broughtWaybills(tenderOf(carriage, data.tender)?.carrier, data.waybills ?? []);
    case 'ReplaceWaybills':
      return broughtWaybills(data.carrier, data.waybills);
    default:
      return [];
  }
}

function broughtUnit(code: string): readonly BroughtCode[] {
  const brought: BroughtCode = { path: 'unit', owned: { kind: 'unit', code } };
  if (isSscc(code)) return [brought];
  const namedAfter = shipmentNamedIn(code);
  return namedAfter === undefined ? [] : [{ ...brought, namedAfter }];
}

function broughtWaybills(
  carrier: string | undefined,
  waybills: readonly { readonly waybill: string }[],
): readonly BroughtCode[] {
  if (carrier === undefined) return [];
  return waybills.map(({ waybill }, index) => ({
    path: `waybills.${index}.waybill`,
    owned: { kind: 'waybill', carrier, code: waybill },
  }));
}

/** As the read model of codes in use writes it. */
export function foundBy(owned: OwnedCode): string {
  return owned.kind === 'waybill' ? `${owned.carrier}\t${owned.code}` : owned.code;
}
