import { setTimeout as pause } from 'node:timers/promises';
import { ADMIN_KEY } from '../support/serving.ts';

const RETRY_MS = 20;
const ANSWER_MS_MAX = 5_000;

/** A command as it is posted, under a key that stays the same for every try. */
export interface Posted {
  readonly path: string;
  readonly key: string;
  readonly body: object;
}

interface Answer {
  readonly status: number;
  readonly replayed: boolean;
  readonly version: number;
  readonly position: number;
}

/** More than any run picks. */
const ORDERED = 1_000_000;

export function planOf(shipment: string): Posted {
  return {
    path: `/v1/shipments/${shipment}/plan-shipment`,
    key: `plan ${shipment}`,
    body: {
      lines: [{ ...lineOf(shipment), sku: 'BOLT-M8', qty: ORDERED, uom: 'H87' }],
      from: 'WH-1',
      to: { party: 'C-1' },
      policy: { name: 'plain', steps: [], labels: [] },
    },
  };
}

/** Its picks are as they should be from then on. */
export function releaseOf(shipment: string): Posted {
  const path = `/v1/shipments/${shipment}/release-to-warehouse`;
  return { path, key: `release ${shipment}`, body: {} };
}

/** One piece more each time: whoever records it twice has picked twice. */
export function pickOf(shipment: string, nth: number): Posted {
  return {
    path: `/v1/shipments/${shipment}/confirm-pick`,
    key: `pick ${shipment} ${nth}`,
    body: { ...lineOf(shipment), qty: 1 },
  };
}

/** Posts once; undefined where no whole answer came. */
export async function post(url: string, { path, key, body }: Posted): Promise<Answer | undefined> {
  try {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ADMIN_KEY}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    const said = (await answer.json()) as Partial<Answer>;
    const { version = 0, position = 0 } = said;
    return { status: answer.status, replayed: said.replayed === true, version, position };
  } catch {
    return undefined;
  }
}

/** Posts until it is done, however often; what a rule or a field refuses is a mistake of the run. */
export async function postUntilDone(url: string, posted: Posted): Promise<Answer> {
  for (;;) {
    const answer = await post(url, posted);
    if (answer && answer.status < 300) return answer;
    if (answer && answer.status < 500 && answer.status !== 429) {
      throw new Error(`${posted.path} was answered ${answer.status}`);
    }
    await pause(RETRY_MS);
  }
}

/** Each shipment has an order of its own: no stream is everybody's. */
function lineOf(shipment: string) {
  return { order: `ERP:${shipment}`, line: '10' };
}
