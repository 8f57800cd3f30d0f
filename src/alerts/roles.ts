import { schedule } from 'node-cron';
import type { Position } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { States } from '../ledger/states.ts';
import { projections } from '../projections/all.ts';
import { pause } from '../projections/pause.ts';
import { Progress } from '../projections/progress.ts';
import { createReaching } from '../projections/reaching.ts';
import type { Lag } from '../projections/runner.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import type { Vault } from '../vault/vault.ts';
import type { Send } from './channels/channel.ts';
import type { AlertLog } from './channels/log.ts';
import { openWebhook } from './channels/webhook.ts';
import { Leased } from './leased.ts';
import { Outbox } from './outbox.ts';
import { type KnownSubscription, Planner } from './planner.ts';
import type { Recording } from './recording.ts';
import { Watcher } from './watcher.ts';

const LEASE_MS = 10_000;
const TICKS = '*/5 * * * * *';
/** How long after a round the next one looks for what is due. */
const ROUND_PAUSE_MS = 500;

/** What the roles `alerts` and `notify` are started with. */
export interface AlertsOptions extends Recording {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly states: States;
  /** Holder of the leases: one name for all that can never run at the same time. */
  readonly owner: string;
  readonly leaseMs?: number;
  /** 0 to below 1: spreads retries. */
  readonly random: () => number;
  readonly log: AlertLog;
  /** Told of every failure that is got over; `what` is a collection, a stream or the watcher. */
  readonly trouble: (error: unknown, what?: string) => void;
  /** IANA name. */
  readonly timeZone?: string;
  /** Has the watcher tick until the answer is called; by default node-cron does. */
  readonly tickBy?: (tick: () => Promise<void>) => () => unknown;
}

export interface NotifyOptions extends AlertsOptions {
  readonly vault: Pick<Vault, 'get'>;
  /** Lets messages go into private networks, and without TLS. */
  readonly allowPrivate: boolean;
  /** The webhook by default. */
  readonly send?: Send;
}

export interface Alerts extends AsyncDisposable {
  /** Resolves when what subscribers are told of facts up to the position is planned. */
  caughtUp(position: Position): Promise<void>;
  /** One row for the planning of notifications, one for the watcher. */
  lag(): Promise<readonly Lag[]>;
}

/** The role `alerts`: plans what subscribers are told, tells the log, and has the rules judge. */
export function startAlerts(options: AlertsOptions): Alerts {
  const { ledger, now, timeZone = 'UTC' } = options;
  const states = options.states.apart();
  const stopping = new AbortController();
  const { signal } = stopping;
  const planning = leasedAs<KnownSubscription>('alerts-planner', options);
  const watching = leasedAs<object>('alerts-watcher', options);
  const planned = new Progress(now);
  const watched = new Progress(now);
  const through = (): Position => planned.through;
  const reaching = createReaching('the planning of notifications has', through, signal);
  const planner = new Planner({ ...options, states });
  const names = projections.map(({ name }) => name);
  const watcher = new Watcher({ ...options, projections: names }, (position) =>
    watched.reached(position, 0, position),
  );
  const stopTicking = (options.tickBy ?? cron(timeZone))(() => watcher.tick());
  const done = Promise.all([
    planning.run(signal, (held) =>
      planner.run(held, (position) => {
        planned.reached(position, 0, position);
        reaching.progressed();
      }),
    ),
    watching.run(signal, (held) => watcher.run(held)),
  ]);
  return {
    caughtUp: (position) => reaching.reached(position),
    async lag() {
      const head = await ledger.head();
      return [
        lagOf('notifications', planned, planning.leads, head),
        lagOf('watcher', watched, watching.leads, head),
      ];
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      reaching.progressed();
      await stopTicking();
      await done;
    },
  };
}

/** The role `notify`: sends what is due, in one process at a time. */
export function startNotify(options: NotifyOptions): AsyncDisposable {
  const { allowPrivate, now } = options;
  const stopping = new AbortController();
  const send = options.send ?? openWebhook({ allowPrivate, clockMs: now });
  const outbox = new Outbox({ ...options, send });
  const sending = leasedAs<object>('alerts-sender', options);
  const done = sending.run(stopping.signal, async ({ signal, healthy }) => {
    try {
      while (!signal.aborted) {
        await outbox.round(signal);
        healthy();
        await pause(ROUND_PAUSE_MS, signal);
      }
    } finally {
      await outbox.settled();
    }
  });
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await done;
    },
  };
}

function leasedAs<D extends object>(name: string, options: AlertsOptions): Leased<D> {
  return new Leased<D>({ leaseMs: LEASE_MS, ...options, name });
}

function cron(timezone: string) {
  return (tick: () => Promise<void>) => {
    const task = schedule(TICKS, tick, {
      name: 'watcher',
      noOverlap: true,
      timezone,
      suppressMissedWarning: true,
    });
    return () => task.destroy();
  };
}

/** Who stands by for another process has nothing to do that it could be behind with. */
function lagOf(projection: string, progress: Progress, leads: boolean, head: Position): Lag {
  if (!leads) return { projection, through: head, behind: 0, ms: 0, leads, parked: 0 };
  const through = Math.max(0, progress.through);
  const behind = Math.max(0, head - through);
  return { projection, through, behind, ms: progress.behindMs(head), leads, parked: 0 };
}
