import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { Position, Recorded } from '../../domain/envelope.ts';
import { feed } from '../../projections/feed.ts';
import { createBackoff, pause } from '../../projections/pause.ts';
import type { Authenticate, Presented } from '../authenticating.ts';
import { Problem } from '../problems.ts';
import { missedEvents } from './catching-up.ts';
import { Listener, QUEUE_BOUNDS, type QueueBounds } from './listener.ts';
import { changesFor, News, type NewsBatch, type ReadChanges } from './news.ts';
import { type SeatLimits, Seats } from './seats.ts';
import { isStillBelieved } from './still-believed.ts';
import { type TellingApi, tell } from './telling.ts';
import type { LiveTopic, View } from './topic.ts';
import { Turnstile } from './turnstile.ts';

const HEARTBEAT_MS = 15_000;
const SEATS: SeatLimits = { each: 16, all: 500 };
const CATCHING_UP_MAX = 4;
const ACCESS_STREAM = 'access-';

export interface LiveHubOptions {
  readonly api: TellingApi & { readonly log: Logger };
  readonly topics: readonly LiveTopic[];
  /** Asked again of everybody who listens: at every heartbeat, and when access has changed. */
  readonly authenticate: Authenticate;
  readonly now: () => number;
  readonly random: () => number;
  readonly heartbeatMs?: number;
  readonly seats?: SeatLimits;
  readonly bounds?: QueueBounds;
}

/** Who wants to listen to what, and after which position. */
export interface Joining {
  readonly view: View;
  readonly presented: Presented;
  readonly after?: Position | undefined;
  /** Of another epoch, whatever it was: the reader begins with loading anew. */
  readonly isForeign: boolean;
}

/**
 * Follows the ledger once, however many listen, and tells everyone what has changed within the
 * own view once the read models have come so far. Who comes back is told what was missed first.
 */
export class LiveHub implements AsyncDisposable {
  readonly #own: LiveHubOptions;
  readonly #changesOf: ReadChanges;
  readonly #news: News;
  readonly #seats: Seats;
  readonly #catchingUp = new Turnstile(CATCHING_UP_MAX);
  readonly #listeners = new Map<Listener, Presented>();
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>;
  #isAccessChanged = false;

  constructor(options: LiveHubOptions) {
    const { api, topics, now, random } = options;
    const { ledger, aggregates, log } = api;
    const { signal } = this.#stopping;
    this.#own = options;
    this.#seats = new Seats(options.seats ?? SEATS);
    this.#changesOf = changesFor(topics, (fact) => isCorrection(aggregates, fact));
    this.#news = new News(this.#changesOf, ({ stream }) => this.#note(stream));
    const trouble = (error: unknown): void => log.warn({ err: error }, 'the feed of live news');
    this.#running = Promise.all([
      feed({ ledger, now, random, trouble }, [this.#news], signal),
      this.#tellAll(signal, trouble),
      this.#beatAll(signal),
    ]);
  }

  /** How many listen. */
  get listening(): number {
    return this.#listeners.size;
  }

  /** What one who listens gets; destroyed, it is over. Problems 429 and 503. */
  async join({ view, presented, after, isForeign }: Joining): Promise<Readable> {
    const { api, bounds = QUEUE_BOUNDS } = this.#own;
    const until = this.#news.taken;
    if (until === undefined || this.#stopping.signal.aborted) {
      throw new Problem('store-must-be-reachable');
    }
    const leave = this.#seats.take(view.principal.actor);
    const { ledger, epoch } = api.ledger.identity;
    const listener = new Listener(view, until, { ledger, epoch, through: until }, bounds);
    this.#listeners.set(listener, presented);
    listener.flow.once('close', () => {
      this.#listeners.delete(listener);
      leave();
    });
    // A reader that was cut is no failure of ours.
    listener.flow.on('error', () => {});
    if (isForeign) listener.reload(until);
    else void this.#catchUp(listener, after ?? until, until);
    return listener.flow;
  }

  /** Ends what is going on; every stream at once. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    for (const listener of this.#listeners.keys()) listener.end();
    await this.#running;
  }

  async #catchUp(listener: Listener, after: Position, until: Position): Promise<void> {
    const { api } = this.#own;
    const { signal } = this.#stopping;
    try {
      const missed = await this.#catchingUp.pass(async () =>
        listener.flow.destroyed ? [] : missedEvents(api, this.#changesOf, { after, until }, signal),
      );
      if (missed) listener.release(missed);
      else listener.reload(until);
    } catch (error) {
      api.log.warn({ err: error }, 'what was missed could not be read');
      listener.cut();
    }
  }

  async #tellAll(signal: AbortSignal, trouble: (error: unknown) => void): Promise<void> {
    const backoff = createBackoff(this.#own.random);
    for (;;) {
      await this.#news.rung(signal);
      if (signal.aborted) return;
      const batch = this.#news.take();
      for (let isTold = false; !isTold && !signal.aborted; ) {
        try {
          await this.#tell(batch, signal);
          isTold = true;
          backoff.reset();
        } catch (error) {
          trouble(error);
          await pause(backoff.next(), signal);
        }
      }
    }
  }

  async #tell({ changed, through, isLost }: NewsBatch, signal: AbortSignal): Promise<void> {
    if (isLost) for (const listener of this.#listeners.keys()) listener.reload(through);
    if (this.#listeners.size === 0) return;
    for await (const events of tell(this.#own.api, changed, signal)) {
      const last = events.at(-1)?.position ?? 0;
      for (const listener of this.#listeners.keys()) listener.offer(events, last);
    }
    for (const listener of this.#listeners.keys()) listener.offer([], through);
  }

  async #beatAll(signal: AbortSignal): Promise<void> {
    const { heartbeatMs = HEARTBEAT_MS } = this.#own;
    while (!signal.aborted) {
      await pause(heartbeatMs, signal);
      for (const listener of this.#listeners.keys()) listener.beat();
      await this.#askAgain();
    }
  }

  #note(stream: string): void {
    if (!stream.startsWith(ACCESS_STREAM) || this.#isAccessChanged) return;
    this.#isAccessChanged = true;
    setImmediate(() => {
      this.#isAccessChanged = false;
      void this.#askAgain();
    });
  }

  /** Ends the streams of those who are not believed any more. */
  async #askAgain(): Promise<void> {
    const { authenticate, api } = this.#own;
    for (const [listener, presented] of this.#listeners) {
      try {
        const { principal } = listener.view;
        if (!(await isStillBelieved(authenticate, presented, principal))) listener.end();
      } catch (error) {
        api.log.warn({ err: error }, 'nobody could say who listens');
      }
    }
  }
}

function isCorrection(aggregates: TellingApi['aggregates'], fact: Recorded): boolean {
  const category = fact.stream.slice(0, fact.stream.indexOf('-'));
  return (aggregates.get(category)?.correction(fact) ?? null) !== null;
}
