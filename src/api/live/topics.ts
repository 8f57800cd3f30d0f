import { listed, type Territory } from '../../domain/territory.ts';
import { type AlertRecord, alerts } from '../../projections/alerts.ts';
import { type BoardCard, board } from '../../projections/board.ts';
import type { Locale } from '../../wording/say.ts';
import { shown as alertShown } from '../alerts/handling.ts';
import { cardAnswer } from '../queries/shipment-filter.ts';
import type { LiveTopic } from './topic.ts';

/** What goes over the line live. `now` says which shipments are late. */
export function liveTopics(now: () => number): readonly LiveTopic[] {
  return [boardTopic(now), alertsTopic];
}

function boardTopic(now: () => number): LiveTopic {
  return topic<BoardCard>({
    name: 'board',
    event: 'card',
    subject: 'shipment',
    projection: board,
    isWorded: false,
    shown: (id, doc) => cardAnswer({ id, doc }, now()),
    territory: placeOf,
    trips: ({ trips = [] }) => trips,
  });
}

const alertsTopic = topic<AlertRecord>({
  name: 'alerts',
  event: 'alert',
  subject: 'alert',
  projection: alerts,
  isWorded: true,
  shown: (_, alert, locale) => alertShown(alert, locale),
  territory: placeOf,
  trips: () => [],
});

/** A topic whose documents' type is nobody else's business. */
function topic<D extends object>(
  own: Pick<LiveTopic, 'name' | 'event' | 'subject' | 'projection' | 'isWorded'> & {
    readonly shown: (id: string, doc: D, locale: Locale) => object;
    readonly territory: (doc: D) => Territory;
    readonly trips: (doc: D) => readonly string[];
  },
): LiveTopic {
  return {
    ...own,
    shown: (id, doc, locale) => own.shown(id, doc as D, locale),
    territory: (doc) => own.territory(doc as D),
    trips: (doc) => own.trips(doc as D),
  };
}

function placeOf(doc: {
  readonly division?: string | undefined;
  readonly project?: string | undefined;
  readonly site?: string | undefined;
}): Territory {
  const { division, project, site } = doc;
  return { divisions: listed(division), projects: listed(project), sites: listed(site) };
}
