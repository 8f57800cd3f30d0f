import type { MasterCommand } from '../../../src/domain/master/commands.ts';
import { masters } from '../../../src/domain/master/decider.ts';
import type { MasterKind } from '../../../src/domain/master/kinds.ts';
import type { Telling } from '../../support/given.ts';
import { scene } from '../../support/given.ts';

/** One record of a kind that can be told things. */
export function record(kind: MasterKind, id = 'A-1') {
  const decider = masters.find(({ category }) => category === kind);
  if (!decider) throw new Error(`no kind ${kind}`);
  return scene(decider, id);
}

type Told = Telling<MasterCommand>;

/** All that is known of a record from now on, as somebody types it. */
export function put(data: object, envelope: Told['envelope'] = {}): Told {
  return { command: { type: 'Put', data } as MasterCommand, envelope };
}

/** The same as SAP says it, numbered. */
export function sapPut(sourceVersion: number, data: object): Told {
  return put({ source: 'SAP', sourceVersion, ...data });
}

export function retire(data: object = {}): Told {
  return { command: { type: 'Retire', data } };
}

export function ensureKnown(seenIn = 'order-SAP:4711'): Told {
  return { command: { type: 'EnsureKnown', data: { seenIn } } };
}
