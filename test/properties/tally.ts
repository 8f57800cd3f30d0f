import { stageOf } from '../../src/domain/shipment/stage.ts';
import type { ShipmentState } from '../../src/domain/shipment/state.ts';
import type { Playground } from './playground.ts';

/** How deep the days of a run went: what was accepted, and where shipments ended. */
export class Tally {
  readonly answers = new Map<string, number>();
  readonly refusals = new Map<string, number>();
  readonly commands = new Map<string, number>();
  readonly stages = new Map<string, number>();
  facts = 0;
  days = 0;

  async add(playground: Playground): Promise<void> {
    const { company, said } = playground;
    this.days += 1;
    this.facts += await company.ledger.head();
    for (const { sending, answer } of said) {
      const isNew = answer.kind === 'recorded' && answer.facts.length > 0;
      count(this.answers, answer.kind === 'recorded' && !isNew ? 'nothing new' : answer.kind);
      if (isNew) count(this.commands, sending.command);
      if (answer.kind === 'refused') {
        count(this.refusals, `${sending.command} ${answer.refusal.refused}`);
      }
      if (answer.kind === 'malformed') {
        count(this.refusals, `${sending.command} ${answer.errors.map(({ rule }) => rule)}`);
      }
    }
    for (const stream of await playground.streams('shipment')) {
      const state = await company.states.state<ShipmentState>(stream);
      if (state) count(this.stages, stageOf(state.progress));
    }
  }

  /** Share of commands that recorded something new. */
  get accepted(): number {
    const all = [...this.answers.values()].reduce((sum, n) => sum + n, 0);
    return all === 0 ? 0 : (this.answers.get('recorded') ?? 0) / all;
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
