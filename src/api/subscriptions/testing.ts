import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Send, Sending } from '../../alerts/channels/channel.ts';
import { verdictOn } from '../../alerts/retrying.ts';
import { secretsOf } from '../../alerts/secrets.ts';
import { toInstant } from '../../domain/instant.ts';
import type { Api } from '../api.ts';
import { unknownSubject } from '../queries/reading.ts';
import type { Answered, Asked } from '../route.ts';
import type { testedSchema } from './contract.ts';
import { owned } from './owned.ts';

type Tested = z.infer<typeof testedSchema>;

/** One message that tells of nothing, signed as all are; what the receiver answers is answered. */
export function testing(api: Api, send: Send) {
  return async (asked: Asked): Promise<Answered> => {
    const { subscription, state } = await owned(api, asked.principal, asked.params.id ?? '');
    const { target, standing } = state;
    if (!target || standing === 'removed') throw unknownSubject();
    const atMs = api.now();
    const secrets = await secretsOf(api.vault, state, atMs);
    if (secrets.length === 0) return answer({ taken: false, ms: 0, why: 'secret-not-there' });
    const data = { event: 'test', subscription };
    const body = JSON.stringify({ type: 'test', timestamp: toInstant(atMs), data });
    const message = { id: `test_${randomUUID()}`, body, atMs };
    return answer(tested(await send({ url: target.url, secrets }, message, asked.signal)));
  };
}

function tested(sending: Sending): Tested {
  const verdict = verdictOn(sending, 0, 0);
  const why = verdict.kind === 'sent' ? {} : { why: verdict.why };
  const { ms } = sending;
  const answered =
    sending.kind === 'answered' ? { status: sending.status, answer: sending.answer } : {};
  return { taken: verdict.kind === 'sent', ms, ...answered, ...why };
}

function answer(body: Tested): Answered {
  return { status: 200, body };
}
