import { afterEach, beforeEach, describe } from 'vitest';
import type { ReadModels } from '../../src/read-models/read-models.ts';
import { buildContract } from './read-models/builds.ts';
import { checkpointContract } from './read-models/checkpoints.ts';
import { documentContract } from './read-models/documents.ts';
import { findContract } from './read-models/find.ts';
import { leaseContract } from './read-models/leases.ts';
import { loadingContract } from './read-models/loading.ts';
import type { Subject } from './read-models/parcels.ts';
import { parkedContract } from './read-models/parked.ts';

/**
 * Every sentence of the port, for every adapter alike. `open` gives an empty store whose leases
 * go by `now`.
 */
export function readModelsContract(
  adapter: string,
  open: (options: { now: () => number }) => Promise<ReadModels>,
): void {
  describe(`read models in ${adapter}`, () => {
    const subject = { nowMs: 0 } as Subject;

    beforeEach(async () => {
      subject.nowMs = 1_700_000_000_000;
      subject.models = await open({ now: () => subject.nowMs });
    });
    afterEach(async () => {
      await subject.models[Symbol.asyncDispose]();
    });

    describe('a document', () => documentContract(subject));
    describe('find', () => findContract(subject));
    describe('the checkpoint', () => checkpointContract(subject));
    describe('a lease', () => leaseContract(subject));
    describe('parked documents', () => parkedContract(subject));
    describe('builds', () => buildContract(subject));
    describe('loading', () => loadingContract(subject));
  });
}
