/**
 * Lets at most `max` calls be under way; the others wait for their turn, first come first served.
 * What a server has not been sent yet cannot time out there.
 */
export interface Gate {
  /** Rejects with what `full` makes where too many wait already. */
  pass<T>(call: () => Promise<T>): Promise<T>;
}

export interface Bounds {
  readonly max: number;
  readonly waitingMax: number;
  readonly full: () => Error;
}

export function openGate({ max, waitingMax, full }: Bounds): Gate {
  const waiting: (() => void)[] = [];
  let underWay = 0;

  return {
    async pass(call) {
      if (waiting.length >= waitingMax) throw full();
      if (underWay >= max) await new Promise<void>((resolve) => waiting.push(resolve));
      else underWay += 1;
      try {
        return await call();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else underWay -= 1;
      }
    },
  };
}
