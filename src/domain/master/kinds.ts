import type { z } from 'zod';
import { carriageKinds } from './kinds/carriage.ts';
import { goodsKinds } from './kinds/goods.ts';
import { partnerKinds } from './kinds/partners.ts';
import { placeKinds } from './kinds/places.ts';
import { settingKinds } from './kinds/settings.ts';

/**
 * Every kind of master data, the same word as the category of its streams: `party-C-100`. Add,
 * never rename.
 */
export const masterKinds = {
  ...partnerKinds,
  ...placeKinds,
  ...goodsKinds,
  ...carriageKinds,
  ...settingKinds,
} as const;

export type MasterKind = keyof typeof masterKinds;

/** What is known about one thing of a kind, at one time. */
export type MasterRecord<K extends MasterKind = MasterKind> = {
  [Kind in MasterKind]: z.infer<(typeof masterKinds)[Kind]['schema']>;
}[K];

export const MASTER_KINDS = Object.keys(masterKinds) as readonly MasterKind[];

export function isMasterKind(text: unknown): text is MasterKind {
  return typeof text === 'string' && Object.hasOwn(masterKinds, text);
}
