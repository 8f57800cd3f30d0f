import type { MasterCommand } from '../../domain/master/commands.ts';
import type { MasterKind, masterKinds } from '../../domain/master/kinds.ts';
import { followUpExamples } from './follow-up.ts';
import type { Records } from './inputs.ts';
import { carriageRecords } from './master/carriage.ts';
import { goodsRecords } from './master/goods.ts';
import { partnerRecords } from './master/partners.ts';
import { placeRecords } from './master/places.ts';
import { settingRecords } from './master/settings.ts';

const records = {
  ...partnerRecords,
  ...placeRecords,
  ...goodsRecords,
  ...carriageRecords,
  ...settingRecords,
} satisfies Records<typeof masterKinds>;

const told = { source: 'SAP-1000', sourceVersion: 7 };

/** A record of a kind: its code, and the data of every command. */
export function masterExamples(kind: MasterKind) {
  const { id, record } = records[kind];
  return {
    id,
    commands: {
      Put: { ...record, ...told, validFrom: '2026-03-01T00:00:00+08:00' },
      Retire: { ...told, from: '2026-12-31T00:00:00+08:00', reason: '不再合作' },
      EnsureKnown: { seenIn: 'order-SAP-1000:0080004711' },
      ...followUpExamples,
    } satisfies Record<MasterCommand['type'], object>,
  };
}
