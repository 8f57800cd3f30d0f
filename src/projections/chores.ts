/** How late the stored checkpoint may be after facts that changed no document. */
export const FLUSH_AFTER_MS = 250;

interface Duties {
  readonly now: () => number;
  readonly leaseMs: number;
  /** Throws when the lease was lost. */
  readonly renew: () => Promise<void>;
  readonly live: { readonly hasUnstoredProgress: boolean; flush(): Promise<void> };
}

/** What is due by the clock: the lease is renewed, and progress stored that changed no document. */
export function createChores({ now, leaseMs, renew, live }: Duties): () => Promise<void> {
  let renewAtMs = now() + leaseMs / 3;
  let flushAtMs = now() + FLUSH_AFTER_MS;
  return async () => {
    if (now() >= renewAtMs) {
      await renew();
      renewAtMs = now() + leaseMs / 3;
    }
    if (!live.hasUnstoredProgress) flushAtMs = now() + FLUSH_AFTER_MS;
    else if (now() >= flushAtMs) await live.flush();
  };
}
