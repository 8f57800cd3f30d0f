import { Readable } from 'node:stream';
import { toInstant } from '../../domain/instant.ts';
import type { Api } from '../api.ts';
import type { Seats } from '../live/seats.ts';
import type { Answered, Asked } from '../route.ts';
import type { Counts, Export, Format } from './export.ts';

/** What may lie between us and the socket. */
const FLOW_BYTES = 65_536;
const MEDIA: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** Who takes what along. */
export interface Occasion {
  readonly api: Pick<Api, 'log' | 'now'>;
  readonly seats: Seats;
  readonly asked: Pick<Asked, 'principal' | 'id' | 'address' | 'signal' | 'query'>;
  /** The route's name. */
  readonly route: string;
}

/**
 * Sends a file, and says in the audit log when it began and how it ended. A failure in the middle
 * tears the connection, so that what has arrived cannot be taken for the whole.
 */
export async function send(
  { api, seats, asked, route }: Occasion,
  make: () => Promise<Export>,
): Promise<Answered> {
  const { principal, id: requestId, address, signal, query: filters } = asked;
  const leave = seats.take(principal.actor);
  const audit = api.log.child({ audit: 'export' });
  const { actor, role } = principal;
  const who = { actor, role, route, filters, address, requestId };
  try {
    const { about, format, texts, counts, through } = await make();
    audit.info({ ...who, through }, 'an export has begun');
    const stream = flowing(texts, counts, signal, (outcome, error) => {
      leave();
      const about = { ...who, through, ...counts, outcome };
      if (error) audit.error({ ...about, err: error }, 'an export has failed');
      else audit.info(about, outcome === 'finished' ? 'an export is done' : 'an export was cut');
    });
    return {
      status: 200,
      flow: { media: MEDIA[format], stream },
      headers: {
        'content-disposition': `attachment; filename="${fileName(about, format, api.now())}"`,
        'cache-control': 'no-store',
        'lading-position': String(through),
      },
    };
  } catch (error) {
    leave();
    throw error;
  }
}

type Ended = (outcome: 'finished' | 'cut' | 'failed', error?: unknown) => void;

function flowing(
  texts: AsyncIterable<string>,
  counts: Counts,
  signal: AbortSignal,
  ended: Ended,
): Readable {
  let failure: { readonly error: unknown } | undefined;
  async function* chunks() {
    try {
      for await (const text of texts) {
        const bytes = Buffer.from(text);
        counts.bytes += bytes.length;
        yield bytes;
      }
    } catch (error) {
      if (!signal.aborted) failure = { error };
      throw error;
    }
  }
  const stream = Readable.from(chunks(), { objectMode: false, highWaterMark: FLOW_BYTES });
  const stop = (): void => {
    stream.destroy(new Error('the export was cut'));
  };
  signal.addEventListener('abort', stop, { once: true });
  // Whoever hung up hears nothing of it; the audit log does.
  stream.on('error', () => {});
  stream.once('close', () => {
    signal.removeEventListener('abort', stop);
    if (failure) ended('failed', failure.error);
    else ended(stream.readableEnded ? 'finished' : 'cut');
  });
  return stream;
}

/** Of letters, digits and dashes alone, whatever the system where it is saved. */
function fileName(about: string, format: Format, nowMs: number): string {
  const at = toInstant(nowMs).slice(0, 19).replaceAll(':', '');
  return `lading-${about}-${at}Z.${format}`;
}
