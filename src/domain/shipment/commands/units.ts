import { z } from 'zod';
import { code, text } from '../../words.ts';
import { labelFacts } from '../facts/labels.ts';
import { unitFacts } from '../facts/units.ts';
import { newUnitSchema } from '../shapes.ts';
import { decision, report } from './kinds.ts';

export const unitCommands = {
  PackUnit: {
    kind: report,
    schema: unitFacts.UnitPacked.schema.extend({ unit: newUnitSchema }),
  },
  UnpackUnit: { kind: report, schema: unitFacts.UnitUnpacked.schema },
  NestUnit: { kind: report, schema: unitFacts.UnitNested.schema },
  UnnestUnit: { kind: report, schema: unitFacts.UnitUnnested.schema },
  CloseUnit: { kind: report, schema: unitFacts.UnitClosed.schema },
  SealUnit: { kind: report, schema: unitFacts.UnitSealed.schema },
  TransferUnits: {
    kind: decision,
    schema: z.strictObject({
      transfer: code,
      units: z.array(code).min(1).max(500),
      to: code,
      reason: text,
    }),
  },
  /** The other half of a transfer, told by the process that follows the first. */
  ReceiveTransferredUnits: {
    kind: decision,
    schema: z.strictObject({
      ...unitFacts.UnitsTransferredIn.schema.shape,
      party: code,
      address: code.optional(),
    }),
  },
  InspectUnit: {
    kind: report,
    schema: z.strictObject({
      unit: code,
      result: z.enum(['passed', 'failed']),
      inspection: code.optional(),
      /** Needed when it failed. */
      defects: z.array(text).min(1).max(50).optional(),
      remarks: text.optional(),
    }),
  },
  StageUnit: { kind: report, schema: unitFacts.UnitStaged.schema },
  PrintLabel: {
    kind: decision,
    schema: z.strictObject({
      unit: code,
      label: code,
      kind: code,
      code,
      /** Needed for every copy after the first. */
      reason: text.optional(),
    }),
  },
  ApplyLabel: { kind: report, schema: labelFacts.LabelApplied.schema },
  VoidLabel: { kind: decision, schema: labelFacts.LabelVoided.schema },
} as const;
