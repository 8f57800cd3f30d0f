import { type Refusal, refuse } from '../decider.ts';
import { canonicalInstant } from '../instant.ts';
import { masterCodeOf, masterIdOf } from '../master/code.ts';

const SCANS = /^(.+)-(\d{4}-\d\d-\d\d)$/;

/** `<site>-<day>`: the wrong scans of one site and day, `SZ-01-2026-03-05`. */
export function scansIdOf(text: string): string | Refusal<'id-must-be-well-formed'> {
  const [, site, day] = SCANS.exec(text.trim()) ?? [];
  const isDay = canonicalInstant(`${day}T00:00:00.000Z`) !== undefined;
  if (site === undefined || !isDay) return refuse('id-must-be-well-formed', { id: text });
  const id = masterIdOf(site);
  return typeof id === 'string' ? `${id}-${day}` : refuse('id-must-be-well-formed', { id: text });
}

/** The id of a site's day, whatever stands in the site's code. */
export function scansOf(site: string, day: string): string {
  return `${encodeURIComponent(site.trim().normalize('NFC'))}-${day}`;
}

/** The code of the site that a stream of wrong scans names. */
export function siteIn(stream: string): string {
  const site = SCANS.exec(stream.slice(stream.indexOf('-') + 1))?.[1];
  return masterCodeOf(site ?? stream);
}
