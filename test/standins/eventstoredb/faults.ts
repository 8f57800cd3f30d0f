/** What befalls an append, once. `though-written` ones are in the log nevertheless. */
export type AppendFault =
  | 'cut-before-writing'
  | 'cut-though-written'
  | 'timed-out-though-written'
  | 'unanswered-though-written'
  | 'busy'
  | 'not-ready';

/** What goes wrong until it is set otherwise. */
export interface Faults {
  /** How long every request waits before it is worked on. */
  readonly latencyMs: number;
  /** Requests are taken in and worked on only when this is false again. */
  readonly frozen: boolean;
  /** "Server Is Not Ready" to appends, deletes and reads, as right after a start. */
  readonly notReady: boolean;
  /** "Server Is Busy" to the same. */
  readonly busy: boolean;
  /** So many of the next live deliveries are made twice. */
  readonly deliveriesTwice: number;
  /** Every live subscription is dropped after so many live events; 0: never. */
  readonly dropEvery: number;
  /** So many of the next forward reads of a stream end inside an append, when one can. */
  readonly readsCutShort: number;
}

export interface FaultBox {
  readonly now: Faults;
  set(faults: Partial<Faults>): void;
  failNextAppends(count: number, fault: AppendFault): void;
  takeAppendFault(): AppendFault | undefined;
  /** Uses up one of a counted fault; false: none was left. */
  takeOne(counted: 'deliveriesTwice' | 'readsCutShort'): boolean;
  /** Works on a request now, after the latency, or once the server is no longer frozen. */
  admit(work: () => void): void;
}

const NONE: Faults = {
  latencyMs: 0,
  frozen: false,
  notReady: false,
  busy: false,
  deliveriesTwice: 0,
  dropEvery: 0,
  readsCutShort: 0,
};
/** More requests than any test holds up: past it they are lost, as in a full backlog. */
const HELD_MAX = 100_000;

export function faultBox(initial: Partial<Faults> = {}): FaultBox {
  let now: Faults = { ...NONE, ...initial };
  let held: (() => void)[] = [];
  const appendFaults: AppendFault[] = [];
  return {
    get now() {
      return now;
    },
    set(faults) {
      now = { ...now, ...faults };
      if (now.frozen) return;
      const works = held;
      held = [];
      for (const work of works) work();
    },
    failNextAppends(count, fault) {
      for (let left = count; left > 0; left -= 1) appendFaults.push(fault);
    },
    takeAppendFault: () => appendFaults.shift(),
    takeOne(counted) {
      if (now[counted] <= 0) return false;
      now = { ...now, [counted]: now[counted] - 1 };
      return true;
    },
    admit(work) {
      if (now.frozen) {
        if (held.length < HELD_MAX) held.push(work);
      } else if (now.latencyMs > 0) {
        setTimeout(work, now.latencyMs);
      } else {
        work();
      }
    },
  };
}
