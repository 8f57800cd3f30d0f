import { shownShipmentId, streamOf } from '../domain/ids.ts';
import { holdingOf, serialNames } from '../domain/shipment/holding.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import type { States } from '../ledger/states.ts';
import { type BroughtCode, bringsCodes, broughtBy, foundBy, shipmentIn } from './brought-codes.ts';
import type { Check, CheckedCommand } from './checks.ts';
import { type Fault, fault } from './faults.ts';

/** The published read model of the codes that are in use, as far as it is asked here. */
export interface CodesInUse {
  find(query: {
    readonly where: { readonly codes: { readonly has: string } };
    readonly limit: number;
  }): Promise<{ readonly docs: readonly { readonly id: string }[] }>;
}

const ASKED_MAX = 1_000;
const ASKED_AT_ONCE = 32;
const USERS_MAX = 20;
const FAULTS_MAX = 100;
const NO_FAULTS: readonly Fault[] = [];

/**
 * A code that is in use in another shipment: an SSCC, or a unit named after that shipment; a
 * serial of the same article; a waybill of the same carrier. Best effort, for whoever can still
 * look at the goods: the read model says who may have it (where nothing is published, nobody), the
 * ledger whether that is so now. What comes through all the same is raised by the process
 * `code-owners`. Imports tell the past and are not asked; a command that was recorded before gets
 * its answer again.
 */
export function oneOwner(
  states: Pick<States, 'state' | 'facts'>,
  codesInUse: () => Promise<CodesInUse | undefined>,
): Check {
  return (command) => {
    const isImported = command.envelope.capture === 'import';
    if (isImported || !bringsCodes(command)) return NO_FAULTS;
    return taken(command, states, codesInUse);
  };
}

async function taken(
  command: CheckedCommand,
  states: Pick<States, 'state' | 'facts'>,
  codesInUse: () => Promise<CodesInUse | undefined>,
): Promise<readonly Fault[]> {
  const { stream, envelope } = command;
  const state = await states.state<ShipmentState>(stream);
  const asked = state ? broughtBy(command, state).slice(0, ASKED_MAX) : [];
  const codes = asked.length > 0 ? await codesInUse() : undefined;
  if (!state || !codes) return NO_FAULTS;
  const others = await usersOf(asked, codes, shipmentIn(stream));
  if (others.size === 0) return NO_FAULTS;
  const told = await states.facts(stream);
  if (told.some(({ meta }) => meta.commandId === envelope.commandId)) return NO_FAULTS;
  const faults = new Map<string, Fault>();
  for (const [shipment, some] of others) {
    for (const one of await heldBy(shipment, some, state, states)) {
      const params = { code: one.owned.code, shipment: shownShipmentId(shipment) };
      faults.set(one.path, fault(one.path, 'code-must-have-one-owner', params));
    }
  }
  return asked.flatMap(({ path }) => faults.get(path) ?? []).slice(0, FAULTS_MAX);
}

/** By shipment those of the codes that the read model finds in it. */
async function usersOf(
  asked: readonly BroughtCode[],
  codes: CodesInUse,
  own: string,
): Promise<ReadonlyMap<string, readonly BroughtCode[]>> {
  const found: [user: string, one: BroughtCode][] = [];
  for (let from = 0; from < asked.length; from += ASKED_AT_ONCE) {
    const some = asked.slice(from, from + ASKED_AT_ONCE).map(async (one) => {
      const where = { codes: { has: foundBy(one.owned) } };
      const { docs } = await codes.find({ where, limit: USERS_MAX });
      for (const { id } of docs) {
        if (id !== own && (one.namedAfter ?? id) === id) found.push([id, one]);
      }
    });
    await Promise.all(some);
  }
  const users = Map.groupBy(found, ([user]) => user);
  return new Map([...users].map(([user, rows]) => [user, rows.map(([, one]) => one)]));
}

/** Those that another shipment has now. */
async function heldBy(
  shipment: string,
  asked: readonly BroughtCode[],
  own: ShipmentState,
  states: Pick<States, 'state' | 'facts'>,
): Promise<readonly BroughtCode[]> {
  const stream = streamOf('shipment', shipment);
  const state = await states.state<ShipmentState>(stream);
  if (!state) return [];
  const holding = holdingOf(
    state,
    asked.some(({ line }) => line) ? await states.facts(stream) : [],
  );
  return asked.filter(({ owned, line }) => {
    const names = holding(owned);
    if (!line) return names.length > 0;
    return serialNames(own, line, owned.code).some((name) => names.includes(name));
  });
}
