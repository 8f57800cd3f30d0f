import { isMasterKind } from '../../domain/master/kinds.ts';
import { partsOf } from '../../domain/track/id.ts';

/** Where the subjects of a category are read. */
const FOLDERS: Readonly<Record<string, string>> = {
  shipment: '/v1/shipments',
  order: '/v1/orders',
  trip: '/v1/trips',
};

/** The address of a stream's subject; undefined for one that has none of its own. */
export function placeOf(stream: string): string | undefined {
  const dash = stream.indexOf('-');
  const [category, id] = [stream.slice(0, dash), stream.slice(dash + 1)];
  if (isMasterKind(category))
    return `/v1/${category}/${encodeURIComponent(decodeURIComponent(id))}`;
  // The days of a trip are read together.
  if (category === 'track') return `/v1/tracks/${partsOf(id)?.trip}`;
  const folder = FOLDERS[category];
  return folder && `${folder}/${encodeURIComponent(id).replaceAll('%3A', ':')}`;
}
