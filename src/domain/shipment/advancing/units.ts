import type { Recorded } from '../../envelope.ts';
import { withLines } from '../columns.ts';
import type { labelFacts } from '../facts/labels.ts';
import type { unitFacts } from '../facts/units.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { withLabel } from '../labels.ts';
import { inOrder, latest, latestMoment, momentOf } from '../movement.ts';
import { packedAs, withChange, withUnit } from '../packing.ts';
import type { Advances, Progress } from '../progress.ts';
import { withTransferredIn, withTransferredOut } from '../transferred.ts';

type Kinds = typeof unitFacts & typeof labelFacts;

/** What is done with cartons, cases and pallets; of two reports the later one counts. */
export const unitAdvances: Advances<Kinds> = {
  UnitPacked: packed,
  UnitUnpacked: (p, fact) => {
    const when = momentOf(fact);
    return withChange(p, fact.data.unit, ({ unpacked, unpackedBefore = [] }) => {
      if (!unpacked) return { unpacked: when };
      const told = inOrder(
        [...unpackedBefore, unpacked].map((known) => ({ when: known })),
        { when },
      ).map((one) => one.when);
      return { unpacked: latestMoment(unpacked, when), unpackedBefore: told.slice(0, -1) };
    });
  },
  UnitNested: (p, fact) => {
    const { unit, parent } = fact.data;
    return withChange(p, unit, ({ nestings }) => ({
      nestings: inOrder(nestings, { when: momentOf(fact), parent }),
    }));
  },
  UnitUnnested: (p, fact) =>
    withChange(p, fact.data.unit, ({ nestings }) => ({
      nestings: inOrder(nestings, { when: momentOf(fact) }),
    })),
  UnitClosed: (p, fact) =>
    withChange(p, fact.data.unit, ({ closed }) => ({
      closed: latestMoment(closed, momentOf(fact)),
    })),
  UnitSealed: (p, fact) => {
    const { unit, seal } = fact.data;
    const news = { seal, when: momentOf(fact) };
    return withChange(p, unit, (known) => ({ seal: latest(known.seal, news) ?? news }));
  },
  UnitStaged: (p, fact) => {
    const { unit, area } = fact.data;
    const news = { area, when: momentOf(fact) };
    return withChange(p, unit, ({ staged }) => ({ staged: latest(staged, news) ?? news }));
  },
  InspectionPassed: (p, fact) => inspected(p, fact, true),
  InspectionFailed: (p, fact) => inspected(p, fact, false),
  UnitsTransferredOut: withTransferredOut,
  UnitsTransferredIn: withTransferredIn,
  LabelPrinted: (p, fact) => {
    const { unit, label, kind, code } = fact.data;
    const printed = momentOf(fact);
    return withChange(p, unit, (known) => withLabel(known, label, { kind, code, printed }));
  },
  LabelApplied: (p, { data: { unit, label } }) =>
    withChange(p, unit, (known) => withLabel(known, label, { applied: true })),
  LabelVoided: (p, { data: { unit, label } }) =>
    withChange(p, unit, (known) => withLabel(known, label, { voided: true })),
};

type Inspection = ShipmentFactOf<'InspectionPassed' | 'InspectionFailed'>;

function inspected(p: Progress, fact: Recorded<Inspection>, passed: boolean): Progress {
  const news = { passed, when: momentOf(fact) };
  return withChange(p, fact.data.unit, (known) => ({
    inspected: latest(known.inspected, news) ?? news,
  }));
}

function packed(before: Progress, fact: Recorded<ShipmentFactOf<'UnitPacked'>>): Progress {
  const { unit, contents } = fact.data;
  const p = { ...before, lines: withLines(before.lines, contents) };
  return withUnit(p, unit, (known) => packedAs(known, fact.data, p.lines, momentOf(fact)));
}
