import type { Envelope } from '../../envelope.ts';
import type { ShipmentCommand } from '../commands.ts';
import type { ShipmentState } from '../state.ts';
import type { DataOf, Decision } from './decision.ts';

type Kind = ShipmentCommand['type'];

/** How one command is decided; `id` is the shipment's, canonical. */
export type Handler<K extends Kind> = (
  state: ShipmentState,
  data: DataOf<K>,
  envelope: Envelope,
  id: string,
) => Decision;

/** One handler for every command of a table of shapes. */
export type Handlers<T> = { readonly [K in keyof T & Kind]: Handler<K> };
