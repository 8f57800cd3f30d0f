import type { Principal } from '../../access/principal.ts';
import type { Position } from '../../domain/envelope.ts';
import { covers, type Territory } from '../../domain/territory.ts';
import type { AnyProjection } from '../../projections/projection.ts';
import type { Locale } from '../../wording/say.ts';

export const TOPIC_NAMES = ['board', 'alerts'] as const;
export type TopicName = (typeof TOPIC_NAMES)[number];

/** One kind of news: documents of a read model, each told whenever a fact has changed it. */
export interface LiveTopic {
  readonly name: TopicName;
  /** What the event is called that carries a document. */
  readonly event: string;
  /** By what name an event's data call the subject. */
  readonly subject: string;
  readonly projection: AnyProjection;
  /** What the event carries of it, to a reader of that language. */
  readonly shown: (id: string, doc: object, locale: Locale) => object;
  /** Whether it says anything in words, so that languages differ. */
  readonly isWorded: boolean;
  readonly territory: (doc: object) => Territory;
  /** Trips that carry it: their drivers may see it. */
  readonly trips: (doc: object) => readonly string[];
}

/** A change as it is told, the same to all who may see it. */
export interface LiveEvent {
  readonly topic: TopicName;
  /** Unique among all topics: what a newer event of the same takes the place of. */
  readonly key: string;
  readonly position: Position;
  /** As it goes over the line, in UTF-8. */
  readonly lines: Readonly<Record<Locale, Uint8Array>>;
  readonly territory: Territory | undefined;
  /** `subject:…` of those who drive it. */
  readonly drivers: ReadonlySet<string>;
}

/** What one who listens may see and wants to. */
export interface View {
  readonly locale: Locale;
  readonly principal: Principal;
  readonly topics: ReadonlySet<TopicName>;
  readonly site?: string | undefined;
  readonly project?: string | undefined;
}

/** What belongs nowhere is shown to those whom nothing confines. */
export function isIn(view: View, { topic, territory, drivers }: LiveEvent): boolean {
  const { principal, topics, site, project } = view;
  if (!topics.has(topic)) return false;
  const { role, scope, subject } = principal;
  if (role === 'driver') return subject !== undefined && drivers.has(subject);
  const place = territory ?? NOWHERE;
  if (!covers(scope, place)) return false;
  if (site !== undefined && !place.sites.includes(site)) return false;
  return project === undefined || place.projects.includes(project);
}

const NOWHERE: Territory = { divisions: [], projects: [], sites: [] };
