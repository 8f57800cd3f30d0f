import { z } from 'zod';
import { SEVERITIES } from '../../domain/alert/words.ts';
import type { Recorded } from '../../domain/envelope.ts';
import { effectiveHistory } from '../../domain/history.ts';
import { shownShipmentId } from '../../domain/ids.ts';
import { shipment } from '../../domain/shipment/decider.ts';
import type { ShipmentFact, ShipmentFactOf } from '../../domain/shipment/facts.ts';
import { stageOf } from '../../domain/shipment/stage.ts';
import { isImported } from '../../processes/imported.ts';
import type { Rule } from './rule.ts';

/** A shipment by the reports that were recorded although they broke rules. */
export interface ReportedShipment {
  readonly stream: string;
  /** As people read it. */
  readonly shown: string;
  /** Nobody will see to it any more. */
  readonly ended: boolean;
  /** Those that stand, the oldest first; imported ones are of the past and not among them. */
  readonly reports: readonly {
    readonly version: number;
    readonly type: string;
    readonly rules: readonly string[];
  }[];
  readonly division?: string;
  readonly project?: string;
  readonly site?: string;
}

const parameters = z.strictObject({
  severity: z.enum(SEVERITIES).default('warning'),
  /** Rules of which nobody wants to be told. */
  ignored: z.array(z.string()).default([]),
});

/** Told each time that a further report broke rules; over when none stands, or with the shipment. */
export const reportWithDeviations: Rule<ReportedShipment, z.infer<typeof parameters>> = {
  name: 'report-with-deviations',
  parameters,
  judge({ stream, shown, ended, reports, ...where }, _now, { severity, ignored }) {
    const told = reports.filter(({ rules }) => rules.some((rule) => !ignored.includes(rule)));
    const last = told.at(-1);
    if (!last || ended) return null;
    return {
      subject: stream,
      found: String(last.version),
      severity,
      params: { shipment: shown, count: told.length, fact: last.type, rules: last.rules },
      ...where,
    };
  },
  over: ({ ended }) => (ended ? 'subject-ended' : 'condition-ended'),
};

/** The document of a shipment, from all its facts; undefined where it was never planned. */
export function reportedShipment(facts: readonly Recorded[]): ReportedShipment | undefined {
  const history = effectiveHistory(facts as readonly Recorded<ShipmentFact>[], shipment.correction);
  const planned = history.find(({ type }) => type === 'ShipmentPlanned');
  if (!planned) return undefined;
  const { stream, data } = planned as Recorded<ShipmentFactOf<'ShipmentPlanned'>>;
  const { shownAs, division, project, from } = data;
  const { progress } = history.reduce(shipment.evolve, shipment.initial);
  const id = stream.slice(shipment.category.length + 1);
  return {
    stream,
    shown: shownShipmentId(id, shownAs),
    ended: ENDS.has(stageOf(progress)),
    reports: history.flatMap((fact) => {
      const { version, type, deviations: rules = [] } = fact;
      return rules.length === 0 || isImported(fact) ? [] : [{ version, type, rules }];
    }),
    ...(division !== undefined && { division }),
    ...(project !== undefined && { project }),
    site: from,
  };
}

const ENDS: ReadonlySet<string> = new Set(['closed', 'cancelled']);

/** After these facts of a shipment the rule can come to another judgement. */
export function concernsReports(fact: Recorded): boolean {
  if (!fact.stream.startsWith(`${shipment.category}-`)) return false;
  if (fact.deviations !== undefined) return !isImported(fact);
  return TURNING.has(fact.type);
}

const TURNING: ReadonlySet<string> = new Set<ShipmentFact['type']>([
  'RecordCorrected',
  'ShipmentClosed',
  'ShipmentReopened',
  'ShipmentCancelling',
  'ShipmentCancelled',
  'ItemPutBack',
]);
