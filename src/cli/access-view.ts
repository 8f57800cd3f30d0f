import type { Granted } from '../access/changes.ts';
import type { Locale } from '../config.ts';
import { codeText } from '../wording/codes.ts';
import { printable } from '../wording/say.ts';
import type { Context } from './command.ts';
import { paintFor } from './paint.ts';
import { table } from './table.ts';
import { accessTexts } from './texts/access.ts';

const CELL_CHARS_MAX = 40;

/** Role and scope of a key or person, as two cells of a table. */
export function standingOf({ role, scope }: Granted, locale: Locale): readonly [string, string] {
  const texts = accessTexts[locale];
  const kinds = [
    [texts.divisions, scope.divisions],
    [texts.projects, scope.projects],
    [texts.sites, scope.sites],
  ] as const;
  const confined = kinds.flatMap(([kind, codes]) => (codes ? [`${kind} ${codes.join(' ')}`] : []));
  return [codeText(role, locale), confined.join(' · ') || texts.everywhere];
}

/** Texts that people have typed are shown as they are, but steer no terminal. */
export function writeTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  { out }: Pick<Context, 'out'>,
): void {
  const columns = heads.map((head) => ({ head, widthMax: CELL_CHARS_MAX }));
  const cells = rows.map((row) => row.map(printable));
  out.write(table(columns, cells, paintFor(out)));
}
