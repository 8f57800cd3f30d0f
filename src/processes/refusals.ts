import type { Params } from '../domain/decider.ts';
import { envelopeAfter, type PosterOptions, type RefusedFollowUp } from './follow-up.ts';

/**
 * Records a refused follow-up as FollowUpRefused on the stream of its cause, where people and
 * processes find it; once, however often it is told.
 */
export function recordRefusals({
  execute,
  digest,
}: Pick<PosterOptions, 'execute' | 'digest'>): PosterOptions['refused'] {
  return async ({ process, cause, followUp, refusal }) => {
    const type = 'RecordRefusedFollowUp';
    const data = told({ process, cause, followUp, refusal });
    const step = `${followUp.step}:refused`;
    const envelope = {
      ...envelopeAfter(cause, process, { step }),
      commandDigest: digest(type, data),
    };
    const outcome = await execute({ stream: cause.stream, type, data, envelope });
    if (outcome.kind !== 'refused') return;
    const { refused } = outcome.refusal;
    if (refused === 'idempotency-key-is-used-once') return;
    throw new Error(`${process}: ${type} on ${cause.stream} is refused: ${refused}`);
  };
}

function told({ process, cause, followUp, refusal }: RefusedFollowUp) {
  const { step, stream, command } = followUp;
  const params = defined(refusal.params);
  return {
    cause: cause.id,
    process,
    step,
    stream,
    command,
    rule: refusal.refused,
    ...(Object.keys(params).length > 0 && { params }),
  };
}

function defined(params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}
