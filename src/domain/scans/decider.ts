import { type Decider, unreachable } from '../decider.ts';
import type { Recorded } from '../envelope.ts';
import { type Keyed, NO_ROWS, withRow } from '../keyed.ts';
import { type ScansCommand, scanCommands } from './commands.ts';
import { type ScansFact, scanFacts } from './facts.ts';
import { scansIdOf, siteIn } from './id.ts';
import type { ScansRule } from './rules.ts';

export interface ScansState {
  /** By command, the version of the fact that tells of its scan: repeated, it is answered so. */
  readonly told: Keyed<number>;
  /** Where they were scanned; undefined while there are none. */
  readonly site?: string;
}

/**
 * Wrong scans that no shipment can record, since nobody knows which one was meant: one stream a
 * site and day, so that wrong picks 错发 have a source there as well.
 */
export const scans: Decider<ScansState, ScansCommand, ScansFact, ScansRule> = {
  category: 'scans',
  idOf: scansIdOf,
  facts: scanFacts,
  commands: scanCommands,
  initial: { told: NO_ROWS },
  decide(_, command) {
    switch (command.type) {
      case 'RecordRejectedScan':
        return [{ type: 'ScanRejected', data: command.data }];
      case 'RecordRefusedFollowUp':
        return [{ type: 'FollowUpRefused', data: command.data }];
      default:
        return unreachable(command);
    }
  },
  evolve: (state, { type, stream, version, meta }: Recorded<ScansFact>) =>
    type === 'ScanRejected'
      ? { told: withRow(state.told, meta.commandId, version), site: siteIn(stream) }
      : state,
  correction: () => null,
  coherent: () => null,
  territory: ({ site }) =>
    site === undefined ? undefined : { divisions: [], projects: [], sites: [site] },
};
