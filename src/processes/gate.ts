/** Runs what it is given, at most `max` at the same time, in the order of the calls. */
export type Gate = <T>(run: () => Promise<T>) => Promise<T>;

export function createGate(max: number): Gate {
  const waiting: (() => void)[] = [];
  let free = max;
  return async (run) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
