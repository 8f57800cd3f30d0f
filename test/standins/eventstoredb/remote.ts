import type { Switches } from './switches.ts';

/** One call of a switch, sent to the process that has it. */
export interface Request {
  readonly id: number;
  readonly call: keyof Switches;
  readonly given: readonly unknown[];
}

export interface Answer {
  readonly id: number;
  readonly error?: string;
}

export function isRequest(message: unknown): message is Request {
  return typeof message === 'object' && message !== null && 'call' in message;
}

export async function perform(switches: Switches, { id, call, given }: Request): Promise<Answer> {
  try {
    await (switches[call] as (...given: readonly unknown[]) => Promise<void>)(...given);
    return { id };
  } catch (error) {
    return { id, error: String(error) };
  }
}

/** The switches of another process; `send` carries a request there and waits for its answer. */
export function remoteSwitches(
  send: (call: keyof Switches, given: readonly unknown[]) => Promise<void>,
): Switches {
  return {
    setFaults: (...given) => send('setFaults', given),
    failNextAppends: (...given) => send('failNextAppends', given),
    dropSubscriptions: () => send('dropSubscriptions', []),
    cutConnections: () => send('cutConnections', []),
    writeNoise: (...given) => send('writeNoise', given),
    stopGracefully: () => send('stopGracefully', []),
  };
}
