import { goodsFacts } from '../facts/goods.ts';
import { decision, report } from './kinds.ts';

export const goodsCommands = {
  StartPick: { kind: report, schema: goodsFacts.PickStarted.schema },
  ConfirmPick: { kind: report, schema: goodsFacts.ItemPicked.schema },
  ReportShortPick: { kind: report, schema: goodsFacts.PickShorted.schema },
  SubstituteItem: {
    kind: decision,
    /** `instead` is what was planned; the decider knows it. */
    schema: goodsFacts.ItemSubstituted.schema.omit({ instead: true }),
  },
  PutBack: { kind: report, schema: goodsFacts.ItemPutBack.schema },
} as const;
