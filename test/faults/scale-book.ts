import assert from 'node:assert/strict';
import type { Position, Recorded } from '../../src/domain/envelope.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { type Ack, persistently } from './scale-commands.ts';

const PAGE_FACTS = 1_000;

/** All that was acknowledged, and all that the ledger was seen to hold. */
export class Book {
  /** By command; several where it was sent more than once. */
  readonly acks = new Map<number, Ack[]>();
  readonly streams = new Map<string, Recorded[]>();
  readonly #ids = new Set<string>();
  #through: Position = 0;
  #latest = 0;

  /** The last command of all that was answered. */
  get latest(): number {
    return this.#latest;
  }

  get facts(): number {
    return this.#ids.size;
  }

  note(ack: Ack): void {
    const before = this.acks.get(ack.k);
    if (before) before.push(ack);
    else this.acks.set(ack.k, [ack]);
    this.#latest = Math.max(this.#latest, ack.k);
  }

  /** Reads on to the end: no gap, nothing twice, and everything acknowledged by now is there. */
  async readOn(ledger: Ledger): Promise<void> {
    const acks = [...this.acks.values()].flat();
    for (;;) {
      const { facts } = await persistently(() => ledger.readAll(this.#through, PAGE_FACTS));
      if (facts.length === 0) break;
      for (const fact of facts) this.#take(fact);
    }
    for (const { k, outcome } of acks) {
      for (const { id } of outcome.kind === 'recorded' ? outcome.facts : []) {
        assert.ok(this.#ids.has(id), `command ${k} was acknowledged and is lost`);
      }
    }
  }

  #take(fact: Recorded): void {
    const { id, stream, version, position } = fact;
    const own = this.streams.get(stream) ?? [];
    assert.ok(position > this.#through, `position ${position} of ${stream} went back`);
    assert.equal(version, own.length + 1, `a gap in ${stream}`);
    assert.ok(!this.#ids.has(id), `${id} is there twice`);
    own.push(fact);
    this.streams.set(stream, own);
    this.#ids.add(id);
    this.#through = position;
  }
}
