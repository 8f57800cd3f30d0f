import type { Run } from './run.ts';

/** Every stage of every shipment, in the order in which it came to them. */
export function stagesOf({ told }: Run): Readonly<Record<string, string>> {
  const stages = new Map<string, string[]>();
  for (const { shipment, card } of told.flat().flatMap(({ standing }) => standing)) {
    const known = stages.get(shipment) ?? [];
    if (known.at(-1) !== card.stage) stages.set(shipment, [...known, card.stage]);
  }
  return Object.fromEntries([...stages].map(([name, list]) => [name, list.join(' ')]));
}

/** Rules that reports broke: `S1 UnitLoaded unit-must-be-planned-on-trip`. */
export function deviationsOf({ told, nameOf }: Run): readonly string[] {
  return told
    .flat()
    .flatMap(({ facts }) =>
      facts.flatMap(({ stream, type, deviations = [] }) =>
        deviations.map((rule) => `${nameOf(stream)} ${type} ${rule}`),
      ),
    );
}

/** Refusals of commands, wrong scans, and what a process was refused. */
export function refusalsOf({ told, nameOf }: Run): readonly string[] {
  return told
    .flat()
    .flatMap(({ saying, answer, facts }) => [
      ...(answer.kind === 'refused'
        ? [`${nameOf(saying.about)} ${saying.command} ${answer.refusal.refused}`]
        : []),
      ...facts.flatMap(({ stream, type, data }) =>
        type === 'ScanRejected' || type === 'FollowUpRefused'
          ? [`${nameOf(stream)} ${type} ${'rule' in data ? data.rule : ''}`]
          : [],
      ),
    ]);
}
