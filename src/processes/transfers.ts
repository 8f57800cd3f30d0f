import type { Recorded } from '../domain/envelope.ts';
import { shipmentIdOf, streamOf } from '../domain/ids.ts';
import type { ShipmentFact, ShipmentFactOf } from '../domain/shipment/facts.ts';
import { about, type FollowUp, type Look, type Process } from './process.ts';

type Data<K extends ShipmentFact['type']> = ShipmentFactOf<K>['data'];

const COMMAND = 'ReceiveTransferredUnits';

/**
 * Units that leave one shipment come into another, or back where that one does not take them. At
 * any moment they are in one of the two, or on their way.
 */
export const transfers: Process = {
  name: 'transfers',
  on: {
    UnitsTransferredOut: about('shipment', bringOver),
    FollowUpRefused: about('shipment', bringBack),
  },
};

function bringOver({ data }: Recorded, _: Look, from: string): readonly FollowUp[] {
  const { transfer, units, lines, to, party, address } = data as Data<'UnitsTransferredOut'>;
  const goods = { transfer, units, lines, from, party, ...(address !== undefined && { address }) };
  return [{ step: 'bring-over', stream: shipmentStream(to), command: COMMAND, data: goods }];
}

async function bringBack(fact: Recorded, look: Look, id: string): Promise<readonly FollowUp[]> {
  const { cause, process, step, command } = fact.data as Data<'FollowUpRefused'>;
  if (process !== transfers.name || command !== COMMAND || step !== 'bring-over') return [];
  const out = (await look.facts(fact.stream)).find((one) => one.id === cause);
  if (!out) return [];
  const { transfer, units, lines, to, party, address } = out.data as Data<'UnitsTransferredOut'>;
  if (await hasTaken(look, shipmentStream(to), transfer, id)) return [];
  const goods = { transfer, units, lines, from: to, returned: true, party };
  const data = address === undefined ? goods : { ...goods, address };
  return [{ step: 'bring-back', stream: fact.stream, command: COMMAND, data }];
}

/** A process that was thought dead may have brought them over after all. */
async function hasTaken(
  look: Look,
  stream: string,
  transfer: string,
  from: string,
): Promise<boolean> {
  const facts = await look.facts(stream);
  return facts.some(({ type, data }) => {
    if (type !== 'UnitsTransferredIn') return false;
    const taken = data as Data<'UnitsTransferredIn'>;
    return taken.transfer === transfer && taken.from === from;
  });
}

function shipmentStream(text: string): string {
  const id = shipmentIdOf(text);
  return streamOf('shipment', typeof id === 'string' ? id : text);
}
