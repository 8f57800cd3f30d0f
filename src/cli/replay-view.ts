import type { ReplayedState } from '../projections/shipment-at.ts';
import { codeText } from '../wording/codes.ts';
import { stageText } from '../wording/stages.ts';
import { aboutShipment } from './replay-about.ts';
import { type About, type Look, timelineTable } from './replay-timeline.ts';
import { type Column, table } from './table.ts';
import { number } from './texts/figures.ts';
import { replayTexts } from './texts/replay.ts';

/** One shipment at one instant: where it stands, its lines and units, and how it came there. */
export function stateView(state: ReplayedState, look: Look): string {
  const { sections } = replayTexts[look.locale];
  return [
    aboutShipment(state, look),
    section(sections.lines, lineTable(state, look), look),
    section(sections.units, unitTable(state, look), look),
    section(sections.timeline, timelineTable(state.timeline, aboutOf(state), look), look),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function aboutOf({ shipment, lines }: ReplayedState): About {
  return { shipment, orders: new Set(lines.map(({ order }) => order)).size };
}

function section(title: string, body: string, { paint }: Look): string {
  return body === '' ? '' : `${paint('bold', title)}\n${body}`;
}

function lineTable({ lines }: ReplayedState, { locale, paint }: Look): string {
  const { heads } = replayTexts[locale];
  const quantities = [
    'ordered',
    'picked',
    'putBack',
    'shorted',
    'packed',
    'accepted',
    'refused',
    'missing',
    'receivedBack',
    'lost',
  ] as const;
  const shown = quantities.filter((name) => lines.some((line) => line[name] !== 0));
  const rows = lines.map((line) => [
    `${line.order} / ${line.line}`,
    line.sku,
    ...shown.map((name) => (line[name] === 0 ? paint('dim', '·') : number(line[name]))),
  ]);
  const columns = [
    { head: heads.line },
    { head: heads.sku },
    ...shown.map((name) => ({ head: heads[name], align: 'right' as const })),
  ];
  return table(columns, rows, paint);
}

function unitTable({ units }: ReplayedState, { locale, paint }: Look): string {
  if (units.length === 0) return '';
  const { heads } = replayTexts[locale];
  const rows = units.map((unit) => [
    unit.inside === undefined ? unit.unit : `${unit.unit} ⊂ ${shortOf(unit.inside, unit.unit)}`,
    codeText(unit.kind ?? '', locale),
    unit.lost ? paint('red', codeText('lost', locale)) : stageText(unit.stage, locale),
    unit.place ?? paint('dim', '·'),
    unit.closed?.weightKg === undefined ? '' : number(unit.closed.weightKg),
    unit.labels
      .filter((label) => label.applied && !label.voided)
      .map((label) => label.kind ?? label.label)
      .join(' '),
    unit.seal ?? '',
  ]);
  const columns: readonly Column[] = [
    ...[heads.unit, heads.kind, heads.stage, heads.place].map((head) => ({ head })),
    { head: heads.weight, align: 'right' },
    { head: heads.labels },
    { head: heads.seal },
  ];
  const shown = columns.map((_, place) => rows.some((row) => row[place] !== ''));
  return table(
    columns.filter((_, place) => shown[place]),
    rows.map((row) => row.filter((_, place) => shown[place])),
    paint,
  );
}

/** A unit's code without what it shares with another's. */
function shortOf(code: string, other: string): string {
  const dash = code.lastIndexOf('-');
  return dash > 0 && other.startsWith(code.slice(0, dash + 1)) ? code.slice(dash + 1) : code;
}
