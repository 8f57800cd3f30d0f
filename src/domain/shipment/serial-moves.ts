import type { ShipmentFact } from './facts.ts';
import type { LineName } from './lines.ts';

/** Pieces of one line by their serials. */
export interface Pieces extends LineName {
  readonly serials: readonly string[];
}

/** Pieces that come into a shipment by a fact, or leave it. */
export interface SerialMoves {
  readonly brought: readonly Pieces[];
  readonly taken: readonly Pieces[];
}

interface Row extends LineName {
  readonly serials?: readonly string[] | undefined;
}

const NONE: readonly Pieces[] = [];
const UNMOVED: SerialMoves = { brought: NONE, taken: NONE };

/**
 * What a fact says of pieces by their serials. Picked and packed goods are there until they are put
 * back, go over to another shipment, or are taken back for good; unpacked ones lie in the warehouse.
 */
export function serialMoves({ type, data }: ShipmentFact): SerialMoves {
  switch (type) {
    case 'ItemPicked':
      return brought([data]);
    case 'UnitPacked':
      return brought(data.contents);
    case 'UnitsTransferredIn':
      return brought(data.units.flatMap(({ contents }) => contents));
    case 'ItemPutBack':
      return taken([data]);
    case 'UnitsTransferredOut':
      return taken(data.units.flatMap(({ contents }) => contents));
    case 'ReturnReceived':
      return taken(data.rows.filter(({ disposition }) => disposition !== 'redeliver'));
    default:
      return UNMOVED;
  }
}

function brought(rows: readonly Row[]): SerialMoves {
  const pieces = piecesIn(rows);
  return pieces.length === 0 ? UNMOVED : { brought: pieces, taken: NONE };
}

function taken(rows: readonly Row[]): SerialMoves {
  const pieces = piecesIn(rows);
  return pieces.length === 0 ? UNMOVED : { brought: NONE, taken: pieces };
}

function piecesIn(rows: readonly Row[]): readonly Pieces[] {
  return rows.flatMap(({ order, line, serials }) => (serials ? { order, line, serials } : NONE));
}
