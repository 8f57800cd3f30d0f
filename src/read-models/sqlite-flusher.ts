import { Worker } from 'node:worker_threads';

const FLUSH_INTERVAL_MS = 200;
/** 64 MiB of pages: a write-ahead log this long is emptied by the writer itself. */
const LOG_PAGES_MAX = 16_384;

/** What the helper thread tells about one file after a flush. */
export interface Flushed {
  readonly path: string;
  readonly logPages: number;
}

/**
 * Moves pages from write-ahead logs into their database files on a thread of its own, with its
 * own connections, so that no batch waits for it. Starts with the first write.
 */
export class Flusher implements AsyncDisposable {
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #written = new Set<string>();
  #onLongLog: (path: string) => void;

  /** `onLongLog`: the writer never paused long enough for the log to be begun anew. */
  constructor(onLongLog: (path: string) => void) {
    this.#onLongLog = onLongLog;
  }

  written(path: string): void {
    this.#written.add(path);
    this.#timer ??= setTimeout(() => this.#flush(), FLUSH_INTERVAL_MS).unref();
  }

  #flush(): void {
    this.#timer = undefined;
    this.#worker ??= this.#start();
    this.#worker.postMessage([...this.#written]);
    this.#written.clear();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./sqlite-flusher-thread.ts', import.meta.url));
    worker.unref();
    worker.on('message', ({ path, logPages }: Flushed) => {
      if (logPages > LOG_PAGES_MAX) this.#onLongLog(path);
    });
    // Without the helper the log grows until it is long, or the file is closed: slower, not wrong.
    worker.on('error', () => {
      this.#worker = undefined;
    });
    return worker;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage(null);
    await ended;
  }
}
