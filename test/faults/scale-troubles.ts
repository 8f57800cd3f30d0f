import { setTimeout as pause } from 'node:timers/promises';
import type { ChildStandIn } from '../standins/eventstoredb/child.ts';

export const APPEND_MS = 400;
const TROUBLED_MS = 500;
const APPENDS_HIT = 8;

/** How a stand-in is started to which these happen: its own time-outs are short as well. */
export const troublesome = { writeTimeoutMs: 200, gracefulMs: 300 } as const;

/** Something that goes wrong between us and an EventStoreDB. */
export interface Trouble {
  readonly name: string;
  /** Whether some call must have failed by it: a slow answer, or a short one, is none. */
  readonly mustFail: boolean;
  /** Over when it resolves, but for what is under way. */
  readonly befall: (server: ChildStandIn) => Promise<void>;
}

type Append = Parameters<ChildStandIn['failNextAppends']>[1];
type Faults = Parameters<ChildStandIn['setFaults']>[0];

export const TROUBLES: readonly Trouble[] = [
  appends('cut before writing', 'cut-before-writing'),
  appends('cut though written', 'cut-though-written'),
  appends('timed out though written', 'timed-out-though-written'),
  appends('never answered though written', 'unanswered-though-written'),
  appends('refused as busy', 'busy'),
  appends('refused as not ready', 'not-ready'),
  lasting('busy for a while', { busy: true }, { busy: false }),
  lasting('not ready for a while', { notReady: true }, { notReady: false }),
  { ...lasting('slow', { latencyMs: 60 }, { latencyMs: 0 }), mustFail: false },
  lasting('too slow', { latencyMs: APPEND_MS * 1.5 }, { latencyMs: 0 }),
  {
    name: 'read in part',
    mustFail: false,
    befall: (server) => server.setFaults({ readsCutShort: APPENDS_HIT }),
  },
  { name: 'cut off', mustFail: true, befall: (server) => server.cutConnections() },
  {
    name: 'frozen',
    mustFail: true,
    async befall(server) {
      server.freeze();
      await pause(TROUBLED_MS + APPEND_MS);
      server.resume();
    },
  },
  {
    name: 'stopped in order',
    mustFail: true,
    async befall(server) {
      await server.terminate();
      await server.restart();
    },
  },
  {
    name: 'killed',
    mustFail: true,
    async befall(server) {
      await server.kill();
      await pause(TROUBLED_MS);
      await server.restart();
    },
  },
];

function appends(name: string, fault: Append): Trouble {
  return { name, mustFail: true, befall: (server) => server.failNextAppends(APPENDS_HIT, fault) };
}

function lasting(name: string, begin: Faults, end: Faults): Trouble {
  return {
    name,
    mustFail: true,
    async befall(server) {
      await server.setFaults(begin);
      await pause(TROUBLED_MS);
      await server.setFaults(end);
    },
  };
}
