import { holds, type Label, type Unit } from './units.ts';

export function withLabel(unit: Unit, label: string, news: Partial<Label>): Partial<Unit> {
  const place = unit.labels.findIndex((known) => known.label === label);
  if (place < 0) return { labels: [...unit.labels, { label, ...news }] };
  const known = unit.labels[place];
  return { labels: unit.labels.with(place, { label, ...known, ...news }) };
}

/** Voided by somebody, or by unpacking what it was printed for. */
export function isVoid(unit: Unit, { voided, printed }: Label): boolean {
  return voided === true || (printed !== undefined && !holds(unit, printed));
}

/** Every kind is on the unit, under a label that is not void. */
export function isLabelled(unit: Unit, kinds: readonly string[]): boolean {
  return kinds.every((kind) =>
    unit.labels.some((label) => label.kind === kind && label.applied && !isVoid(unit, label)),
  );
}
