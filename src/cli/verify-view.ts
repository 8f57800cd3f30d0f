import type { Locale } from '../config.ts';
import type { Paint } from './paint.ts';
import { number } from './texts/figures.ts';
import { verifyTexts } from './texts/verify.ts';
import type { Verification } from './verify.ts';

const SHOWN_MAX = 20;

interface Look {
  readonly locale: Locale;
  readonly paint: Paint;
}

/** A line for every thing that was looked at, and one for every finding. */
export function verifyView({ ledger, readModels, deep, ok }: Verification, look: Look): string {
  const texts = verifyTexts[look.locale];
  const { facts, streams, findings, findingsInAll } = ledger;
  const parts = [
    part(texts.ledger(number(facts), number(streams)), texts.whole, findingsInAll, look),
    ...details(
      findings.map(({ what, stream, position }) => [stream ?? position, what]),
      look,
    ),
    readModels
      ? part(texts.readModels(number(readModels.documents)), texts.same, readModels.found, look)
      : `${look.paint('yellow', '–')} ${texts.notCompared}`,
    ...details(
      readModels?.findings.map(({ projection, id, kind, detail }) => [
        [projection, id].filter(Boolean).join(' '),
        `${texts.kinds[kind]} · ${detail}`,
      ]) ?? [],
      look,
    ),
    ...(deep ? [part(texts.deeply(number(deep.facts)), texts.legible, deep.found, look)] : []),
    ...details(
      deep?.findings.map(({ stream, position, detail }) => [`${stream} ${position}`, detail]) ?? [],
      look,
    ),
    look.paint('bold', ok ? texts.sound : texts.notSound),
  ];
  return `${parts.join('\n')}\n`;
}

/** What was looked at, and that it is `right` or how much is not. */
function part(what: string, right: string, found: number, { locale, paint }: Look): string {
  const { found: wrong, joined } = verifyTexts[locale];
  if (found === 0) return `${paint('green', '✓')} ${what}${joined}${right}`;
  return `${paint('red', '✗')} ${what}${joined}${paint('red', wrong(number(found)))}`;
}

function details(
  rows: readonly (readonly [where: string | number | undefined, what: string])[],
  { locale, paint }: Look,
): readonly string[] {
  const shown = rows
    .slice(0, SHOWN_MAX)
    .map(
      ([where, what]) =>
        `  ${where === undefined ? '' : `${paint('bold', String(where))}  `}${what}`,
    );
  const left = rows.length - shown.length;
  return left > 0 ? [...shown, `  ${verifyTexts[locale].more(number(left))}`] : shown;
}
