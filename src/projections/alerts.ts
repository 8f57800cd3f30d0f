import type { AlertFact } from '../domain/alert/facts.ts';
import type { ClearedWhy } from '../domain/alert/words.ts';
import { inUtc, subjectOf } from './occurrence.ts';
import type { Projection } from './projection.ts';

type Raised = Extract<AlertFact, { readonly type: 'AlertRaised' }>['data'];

/** What a rule has found about a subject, last. Instants in UTC. */
export interface AlertRecord extends Raised {
  readonly alert: string;
  readonly state: 'open' | 'acknowledged' | 'cleared';
  readonly raisedAt: string;
  readonly acknowledgedAt?: string;
  /** Who sees to it, as facts name actors. */
  readonly acknowledgedBy?: string;
  readonly note?: string;
  readonly clearedAt?: string;
  readonly clearedWhy?: ClearedWhy;
}

export const alerts: Projection<AlertRecord, AlertFact> = {
  name: 'alerts',
  version: 1,
  category: 'alert',
  indexes: {
    state: 'text',
    rule: 'text',
    subject: 'text',
    severity: 'text',
    division: 'text',
    project: 'text',
    site: 'text',
    raisedAt: 'text',
  },
  on: {
    AlertRaised: (_, fact) => ({
      ...fact.data,
      alert: subjectOf(fact),
      state: 'open',
      raisedAt: inUtc(fact.meta.recordedAt),
    }),
    AlertAcknowledged: (doc, { data, meta }) =>
      doc && {
        ...doc,
        state: 'acknowledged',
        acknowledgedAt: inUtc(meta.recordedAt),
        acknowledgedBy: meta.actor,
        ...(data.note !== undefined && { note: data.note }),
      },
    AlertCleared: (doc, { data, meta }) =>
      doc && {
        ...doc,
        state: 'cleared',
        clearedAt: inUtc(meta.recordedAt),
        clearedWhy: data.why,
      },
  },
};
