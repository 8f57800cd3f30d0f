import { type Draft, type Refusal, refuse } from '../../decider.ts';
import { REPORTED, type ShipmentFact, shipmentFacts } from '../facts.ts';
import type { Lines } from '../lines.ts';
import type { ShipmentRule } from '../rules.ts';
import type { CorrectionRequest } from '../state.ts';
import { hasWrongSerials, isForeign, lineCode } from './foreign.ts';

type Told = CorrectionRequest['groups'][number]['replacements'][number];

/** A report as it should have been told; when it happened is the target's where it is not said. */
export function replacementOf(
  { type, data, occurredAt }: Told,
  lines: Lines,
  targetOccurredAt: string,
): Draft<ShipmentFact> | Refusal<ShipmentRule> {
  if (!isReported(type)) return refuse('replacement-must-be-a-report', { type });
  const parsed = shipmentFacts[type].schema.safeParse(data);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    return refuse('replacement-must-be-well-formed', { type, path });
  }
  const fact = { type, data: parsed.data } as ShipmentFact;
  for (const goods of goodsOf(fact)) {
    if (isForeign(lines, goods)) {
      return refuse('line-must-belong-to-shipment', { code: lineCode(goods) });
    }
    if (hasWrongSerials(goods)) return refuse('serials-must-match-quantity', { qty: goods.qty });
  }
  return { ...fact, occurredAt: occurredAt ?? targetOccurredAt };
}

function isReported(type: string): type is ShipmentFact['type'] {
  return REPORTED.has(type);
}

function goodsOf(fact: ShipmentFact) {
  switch (fact.type) {
    case 'ItemPicked':
    case 'PickShorted':
      return [fact.data];
    case 'UnitPacked':
      return fact.data.contents;
    case 'DeliveryConfirmed':
      return fact.data.rows;
    default:
      return [];
  }
}
