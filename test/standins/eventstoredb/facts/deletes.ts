import { deleteFailed, STREAM_NOT_FOUND, streamDeleted, unknown } from './errors.ts';
import type { Fact } from './fact.ts';
import { MODES, succeeded, wrongVersion } from './modes.ts';

const BATCH = MODES.find(({ name }) => name === 'throw=true batch') ?? {
  name: '',
  single: false,
  throws: true,
};
const REMOVED = { ok: { position: '<position>' } };
const HIDDEN = '$$acc-de $metadata isJson=true';

/** Soft deletes and tombstones of streams of three events (revisions 0 to 2). */
export const DELETES: readonly Fact[] = Object.entries({
  'deleteStream (soft), expected ANY': REMOVED,
  'read after soft delete': STREAM_NOT_FOUND,
  'append with exact old revision 2n after soft delete': succeeded('3n'),
  'read after that append': { ok: [3] },
  'append NO_STREAM after soft delete': succeeded('3n'),
  'read after append NO_STREAM': { ok: [3] },
  'append ANY after soft delete': succeeded('3n'),
  'append STREAM_EXISTS after soft delete': streamDeleted({ batch: true }),
  'append wrong exact 0n after soft delete': wrongVersion(BATCH, '0n', '2n'),
  'deleteStream with wrong expected revision 0n': deleteFailed(0, 2),
  'deleteStream with right expected revision 2n': REMOVED,
  'deleteStream twice': REMOVED,
  'deleteStream of a missing stream, ANY': deleteFailed(-2, -1),
  'deleteStream of a missing stream, STREAM_EXISTS': unknown(
    13,
    '13 INTERNAL: Request message serialization failure: ' +
      "Cannot read properties of null (reading 'lo')",
  ),
  tombstoneStream: REMOVED,
  'read tombstoned': streamDeleted(),
  'append ANY to tombstoned (batch)': streamDeleted({ batch: true }),
  'append NO_STREAM to tombstoned (batch)': streamDeleted({ batch: true }),
  'append 2n to tombstoned (batch)': streamDeleted({ batch: true }),
  'append STREAM_EXISTS to tombstoned (batch)': streamDeleted({ batch: true }),
  'append ANY to tombstoned (single)': streamDeleted(),
  'append ANY to tombstoned, throwOnAppendFailure=false': streamDeleted({ batch: true }),
  'delete a tombstoned': streamDeleted(),
  'tombstone twice': streamDeleted(),
  'tombstone a missing stream': REMOVED,
  'what $all shows for the soft-deleted and tombstoned streams': {
    ok: [
      'acc-nix- $streamDeleted isJson=false {}',
      'acc-del- $streamDeleted isJson=false {}',
      `${HIDDEN} {"$tb":9223372036854776000}`,
      `${HIDDEN} {"$tb":9223372036854776000}`,
      `${HIDDEN} {"$tb":9223372036854776000}`,
      `${HIDDEN} {"$tb":3}`,
    ],
  },
  '$maxCount metadata: setStreamMetadata then read': { ok: { revs: [3, 4], from0: [3] } },
}).map(([operation, outcome]) => ({ section: '7', operation, outcome }));
