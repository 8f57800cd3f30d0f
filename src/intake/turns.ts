/**
 * Prepares a command, then runs it, unless the preparing has answered already; later commands of
 * the same stream wait for what is prepared, not for the run. Remembers a stream only while it
 * waits.
 */
export function takingTurns() {
  const last = new Map<string, Promise<void>>();
  return <T>(
    stream: string,
    prepare: () => Promise<T | undefined> | undefined,
    run: () => Promise<T>,
  ): Promise<T> => {
    const before = last.get(stream);
    const preparing = before ? before.then(prepare) : prepare();
    if (!preparing) return run();
    const leave = () => {
      if (last.get(stream) === begun) last.delete(stream);
    };
    const outcome = preparing.then(
      (answer) => {
        leave();
        return answer ?? run();
      },
      (failure) => {
        leave();
        throw failure;
      },
    );
    // Told after the line above, so the next in line comes after this run's call; and it comes
    // also when the preparing of this one failed.
    const begun = preparing.then(
      () => undefined,
      () => undefined,
    );
    last.set(stream, begun);
    return outcome;
  };
}
