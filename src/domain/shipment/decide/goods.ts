import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { placeOf, row } from '../../keyed.ts';
import { quantity, thousandths } from '../../quantity.ts';
import { withMore } from '../columns.ts';
import type { goodsCommands } from '../commands/goods.ts';
import { at, handled, lineKey, loose, mostOf, netPicked, sumsOf } from '../lines.ts';
import type { ShipmentState } from '../state.ts';
import { endOfCancelling, whenUndone } from './cancelling.ts';
import { type DataOf, type Decision, deviating, isRepeated, standing } from './decision.ts';
import { excessOf } from './excess.ts';
import { isForeign, lineCode, wrongIn } from './foreign.ts';
import type { Handlers } from './handlers.ts';
import { hasStrangeSerials, pickedBefore } from './serials.ts';

export const goods: Handlers<typeof goodsCommands> = {
  StartPick: startPick,
  ConfirmPick: confirmPick,
  ReportShortPick: reportShortPick,
  SubstituteItem: substitute,
  PutBack: putBack,
};

function startPick(state: ShipmentState, data: DataOf<'StartPick'>, envelope: Envelope): Decision {
  if (isRepeated(state, envelope)) return [];
  const broken = {
    ...standing(state, 'pick'),
    'shipment-must-be-released': !state.progress.released,
  };
  return [{ type: 'PickStarted', data, ...deviating(broken) }];
}

/** Up to what was ordered and is tolerated; a later pick heals a shortage. */
function confirmPick(
  state: ShipmentState,
  data: DataOf<'ConfirmPick'>,
  envelope: Envelope,
): Decision {
  const { lines, released } = state.progress;
  const wrong = wrongIn('ConfirmPick', [data], state, envelope);
  if (wrong) return wrong;
  const serial = data.serials && pickedBefore(state, data.serials);
  if (serial !== undefined) return refuse('serial-must-be-picked-once', { serial });
  const place = placeOf(lines.keys, lineKey(data));
  const [known, amount] = [netPicked(lines, place), thousandths(data.qty)];
  if (known + amount > mostOf(lines, place)) {
    return refuse('picked-must-fit-ordered', excessOf(lines, place, known, amount));
  }
  const broken = { ...standing(state, 'pick'), 'shipment-must-be-released': !released };
  return [{ type: 'ItemPicked', data, ...deviating(broken) }];
}

function reportShortPick(
  state: ShipmentState,
  data: DataOf<'ReportShortPick'>,
  envelope: Envelope,
): Decision {
  const { lines, released } = state.progress;
  const wrong = wrongIn('ReportShortPick', [data], state, envelope);
  if (wrong) return wrong;
  const place = placeOf(lines.keys, lineKey(data));
  const ordered = at(lines.ordered, place);
  const known = at(lines.shorted, place);
  const shorted = known + thousandths(data.qty);
  if (shorted > ordered) {
    return refuse('shorted-must-fit-ordered', excessOf(lines, place, known, shorted - known));
  }
  const broken = {
    ...standing(state),
    'shipment-must-be-released': !released,
    'shorted-must-fit-open': handled(lines, place) + shorted > ordered,
  };
  return [{ type: 'PickShorted', data, ...deviating(broken) }];
}

/** Only what is not picked yet can still become another article. */
function substitute(
  { progress: { lines }, articles }: ShipmentState,
  data: DataOf<'SubstituteItem'>,
): Decision {
  const { order, line, sku } = data;
  const article = row(articles, lineKey(data));
  if (!article || isForeign(lines, data)) {
    return refuse('line-must-belong-to-shipment', { code: lineCode(data) });
  }
  if (article.substitutes?.includes(sku)) return [];
  if (article.sku === sku) return refuse('substitute-must-be-another', { order, line, sku });
  const place = placeOf(lines.keys, lineKey(data));
  const open = at(lines.ordered, place) - handled(lines, place);
  if (thousandths(data.qty) > open) {
    return refuse('substitute-must-fit-open', { line, qty: data.qty, open: quantity(open) });
  }
  return [{ type: 'ItemSubstituted', data: { ...data, instead: article.sku } }];
}

/** Never more than was picked; of goods in a unit, or settled ones, it is a deviation. */
function putBack(state: ShipmentState, data: DataOf<'PutBack'>, envelope: Envelope): Decision {
  const { progress } = state;
  const { lines } = progress;
  const wrong = wrongIn('PutBack', [data], state, envelope);
  if (wrong) return wrong;
  const place = placeOf(lines.keys, lineKey(data));
  const [known, amount] = [netPicked(lines, place), thousandths(data.qty)];
  if (amount > known) {
    return refuse('put-back-must-fit-picked', excessOf(lines, place, known, amount));
  }
  const broken = {
    ...whenUndone(state),
    'put-back-must-be-loose': amount > loose(lines, place),
    'serial-must-be-picked': hasStrangeSerials(state, [data]),
  };
  const after = { ...progress, lines: withMore(lines, 'putBack', sumsOf(lines, [data])) };
  return [{ type: 'ItemPutBack', data, ...deviating(broken) }, ...endOfCancelling(after)];
}
