import { entries } from '../domain/keyed.ts';
import type { ReplayedState } from '../projections/shipment-at.ts';
import { codeText } from '../wording/codes.ts';
import { stageText } from '../wording/stages.ts';
import type { Look } from './replay-timeline.ts';
import { table } from './table.ts';
import { replayTexts } from './texts/replay.ts';
import { showTime } from './time.ts';
import { cut } from './width.ts';

/** Margin and the gap between the two columns. */
const FRAME_COLUMNS = 4;
const NAME_COLUMNS = 12;

/** Where the shipment stands, and what is agreed about it as a whole. */
export function aboutShipment(state: ReplayedState, look: Look): string {
  const { locale, paint, zone } = look;
  const texts = replayTexts[locale];
  const { n, of, counts, stage, by, at } = state;
  const standing = n === of ? '' : ` ${texts.partly[counts](n, of)}`;
  const when = at === undefined ? texts.upToNow : `${showTime(at, zone)} ${texts.clock[by]}`;
  const name = paint(['bold', 'cyan'], state.shownAs);
  const title = `${name}  ${paint('bold', stageText(stage, locale))}${standing}`;
  const columns = look.columns - FRAME_COLUMNS - NAME_COLUMNS;
  const rows = [...agreed(state, look), ...unsettled(state, look)].flatMap(([name, value]) =>
    value ? [[paint('dim', name), cut(value, columns)]] : [],
  );
  return `${title}  ${paint('dim', when)}\n${table([{ head: '' }, { head: '' }], rows, paint)}`;
}

type Row = readonly [name: string, value: string | undefined];

function agreed(state: ReplayedState, { locale, zone }: Look): readonly Row[] {
  const { about } = replayTexts[locale];
  const { carriage, window, promised } = state;
  const { carrier, next, waybills, assigned, eta } = carriage;
  const range = (one: ReplayedState['window']): string | undefined =>
    one && `${showTime(one.start, zone)} – ${showTime(one.end, zone)}`;
  return [
    [about.to, [state.customer ?? state.to.party, state.to.address].filter(Boolean).join(' · ')],
    [about.from, state.from],
    [about.carrier, [carrier, next].filter(Boolean).join(' → ')],
    [about.project, state.project],
    [about.window, range(window)],
    [about.promised, range(promised)],
    [about.eta, eta && showTime(eta.is, zone)],
    [about.trips, assigned.join(' · ')],
    [about.waybills, waybills.map(({ waybill }) => waybill).join(' · ')],
    [about.place, state.place],
  ];
}

/** What stands open: holds, papers, exceptions, requests. */
function unsettled(state: ReplayedState, { locale }: Look): readonly Row[] {
  const { about, asked } = replayTexts[locale];
  const said = (code: string | undefined): string =>
    code === undefined ? asked : codeText(code, locale);
  const { papers, exceptions, redirects, intercepts, notes } = state;
  const answers = [...entries(redirects), ...entries(intercepts.asked)].map(
    ([id, { answer }]) => `${id} (${said(answer?.is)})`,
  );
  const customs = notes?.customs?.at(-1)?.status;
  return [
    [
      about.holds,
      state.holds
        .map(({ hold, kind, scope }) => `${hold} (${said(kind)} · ${said(scope)})`)
        .join(' · '),
    ],
    [about.lacking, papers.lacking.join(' · ')],
    [about.customs, typeof customs === 'string' ? said(customs) : undefined],
    [
      about.receipts,
      [...entries(papers.receipts)]
        .map(([receipt, states]) => [receipt, said(states.at(-1) ?? '')].filter(Boolean).join(' '))
        .join(' · '),
    ],
    [
      about.issues,
      [...entries(papers.issues)]
        .map(([issue, { answer }]) => `${issue} (${said(answer?.is.outcome)})`)
        .join(' · '),
    ],
    [about.requests, answers.join(' · ')],
    [about.exceptions, exceptions.open.map((id) => troubleOf(id, state, said)).join(' · ')],
    [about.complaints, exceptions.openComplaints.join(' · ')],
  ];
}

function troubleOf(id: string, { notes }: ReplayedState, said: (code: string) => string): string {
  const raised = notes?.exceptions?.find(
    ({ type, exception }) => type === 'ExceptionRaised' && exception === id,
  );
  return typeof raised?.kind === 'string' ? `${id} (${said(raised.kind)})` : id;
}
