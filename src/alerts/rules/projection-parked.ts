import { z } from 'zod';
import { SEVERITIES } from '../../domain/alert/words.ts';
import type { Rule } from './rule.ts';

/** A projection by its documents that wait behind a fact that could not be applied. */
export interface WaitingProjection {
  readonly projection: string;
  readonly parked: readonly { readonly id: string; readonly position: number }[];
}

const parameters = z.strictObject({ severity: z.enum(SEVERITIES).default('critical') });

/** Told once for a projection, whatever else waits in it meanwhile; over when nothing does. */
export const projectionParked: Rule<WaitingProjection, z.infer<typeof parameters>> = {
  name: 'projection-parked',
  parameters,
  judge({ projection, parked }, _now, { severity }) {
    const [first] = parked.toSorted((a, b) => a.position - b.position);
    if (!first) return null;
    return {
      subject: `projection-${projection}`,
      found: 'parked',
      severity,
      params: { projection, count: parked.length, document: first.id },
    };
  },
  over: () => 'condition-ended',
};
