import { streamOf } from '../../domain/ids.ts';
import { covers, listed } from '../../domain/territory.ts';
import { type AlertRecord, alerts } from '../../projections/alerts.ts';
import { alertText } from '../../wording/alerts.ts';
import type { Locale } from '../../wording/say.ts';
import type { Api } from '../api.ts';
import { answerOf } from '../commands/answers.ts';
import { sentWith } from '../commands/headers.ts';
import { runCommand } from '../commands/running.ts';
import { at, queryOf, readModel, unknownSubject, withCursor } from '../queries/reading.ts';
import { type ScopedBy, withinScope } from '../queries/scoping.ts';
import type { Answered, Asked } from '../route.ts';
import { type AlertAnswer, alertsQuery } from './contract.ts';

const SCOPED_BY: ScopedBy = {
  divisions: { field: 'division' },
  projects: { field: 'project' },
  sites: { field: 'site' },
};

/** The newest first. */
export function listing(api: Api) {
  return async (asked: Asked): Promise<Answered> => {
    const { state, rule, subject, limit, cursor } = queryOf(alertsQuery, asked);
    const { documents, through } = await readModel<AlertRecord>(api, alerts, asked);
    const where = withinScope(asked.principal, SCOPED_BY, {
      ...(state !== undefined && { state }),
      ...(rule !== undefined && { rule }),
      ...(subject !== undefined && { subject }),
    });
    const sort = { by: 'raisedAt', descending: true };
    const page = { limit, sort, ...(cursor !== undefined && { after: cursor }) };
    const found = where ? await documents.find({ where, ...page }) : { docs: [] };
    const shownAlerts = found.docs.map(({ doc }) => shown(doc, asked.locale));
    return {
      status: 200,
      body: { alerts: shownAlerts, ...withCursor(found) },
      headers: at(through),
    };
  };
}

export function readingOne(api: Api) {
  return async (asked: Asked): Promise<Answered> => {
    const { documents, through } = await readModel<AlertRecord>(api, alerts, asked);
    const found = await documents.get(asked.params.id ?? '');
    if (!found || !isMine(found.doc, asked)) throw unknownSubject();
    return { status: 200, body: shown(found.doc, asked.locale), headers: at(through) };
  };
}

/** Somebody sees to it; judged by the ledger, with the scope of whoever asks. */
export function acknowledging(api: Api) {
  return async (asked: Asked): Promise<Answered> => {
    const raw = {
      stream: streamOf('alert', asked.params.id ?? ''),
      command: 'AcknowledgeAlert',
      data: (asked.body ?? {}) as object,
      ...sentWith(asked.headers),
    };
    return answerOf(await runCommand(api, asked, raw), { needsSubject: true });
  };
}

function isMine({ division, project, site }: AlertRecord, { principal }: Asked): boolean {
  return covers(principal.scope, {
    divisions: listed(division),
    projects: listed(project),
    sites: listed(site),
  });
}

export function shown(record: AlertRecord, locale: Locale): AlertAnswer {
  return { ...record, text: alertText(record.rule, record.params, locale) };
}
