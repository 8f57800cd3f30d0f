import type { Recorded } from '../../src/domain/envelope.ts';
import { epochMs } from '../../src/domain/instant.ts';
import type { ShipmentFact } from '../../src/domain/shipment/facts.ts';
import type { StageSummary } from '../../src/domain/shipment/stage.ts';
import type { Answer } from '../../src/intake/intake.ts';
import { type BoardCard, board } from '../../src/projections/board.ts';
import { type By, type ReplayedState, stateAt } from '../../src/projections/shipment-at.ts';
import type { Report } from '../../src/reports/figures.ts';
import { type Company, openCompany } from '../support/company.ts';
import { furnish } from './master.ts';
import { reportOn } from './reported.ts';
import { instantOf, type Names, type Saying, type Step, type Story } from './story.ts';

/** One thing that was told, and all that came of it. */
export interface Told {
  readonly saying: Saying;
  readonly sent: object;
  readonly answer: Answer;
  /** Of the command, and what followed from it on other streams. */
  readonly facts: readonly Recorded[];
  /** Where each shipment stands that something was recorded about. */
  readonly standing: readonly Standing[];
}

export interface Standing {
  readonly shipment: string;
  readonly card: StageSummary;
}

/** A story that has been told to a company. */
export interface Run {
  readonly story: Story;
  /** One list for every step. */
  readonly told: readonly (readonly Told[])[];
  readonly report: Report;
  /** What people call a stream: `S1`, `order 4711`, `trip T-01`. */
  readonly nameOf: (stream: string) => string;
  /** A text with the story's names in place of shipments' ids. */
  readonly plain: (text: string) => string;
  readonly stateOf: (shipment: string, at: string, by: By) => ReplayedState | undefined;
}

/** Tells a story from its first step to its last, each when all that follows has been done. */
export async function run(story: Story): Promise<Run> {
  const stage = new Telling(openCompany());
  await furnish(stage.company, instantOf('00:00'));
  const told: Told[][] = [];
  for (const step of story.steps) told.push(await stage.step(step));
  const last = instantOf(story.steps.at(-1)?.at ?? '00:00');
  return {
    story,
    told,
    report: await reportOn(stage.company, stage.streams, last),
    nameOf: (stream) => stage.nameOf(stream),
    plain: (text) => stage.plain(text),
    stateOf(shipment, at, by) {
      const facts = stage.factsOf(shipment) as readonly Recorded<ShipmentFact>[];
      return stateAt(facts, { at: instantOf(at), by });
    },
  };
}

/** A company, and what the story calls the things in it. */
class Telling implements Names {
  readonly company: Company;
  readonly #facts = new Map<string, Recorded[]>();
  readonly #shipments: string[] = [];
  readonly #counted = new Map<string, number>();
  #commands = 0;

  constructor(company: Company) {
    this.company = company;
  }

  get streams(): readonly string[] {
    return [...this.#facts.keys()];
  }

  async step(step: Step): Promise<Told[]> {
    const numbers = this.#numbered(step);
    const told: Told[] = [];
    for (const [place, saying] of step.says.entries()) {
      told.push(await this.#tell(step, saying, numbers[place]));
    }
    return told;
  }

  async #tell({ at, who }: Step, saying: Saying, deviceSeq: number | undefined): Promise<Told> {
    const sent = typeof saying.data === 'function' ? saying.data(this) : saying.data;
    const before = await this.company.ledger.head();
    this.#commands += 1;
    const answer = await this.company.send(
      {
        at: instantOf(at),
        stream: this.#streamOf(saying.about),
        command: saying.command,
        data: sent,
        commandId: `telling-${this.#commands}`,
        occurredAt: instantOf(saying.happened ?? at),
        ...(who.device !== undefined && { device: who.device }),
        ...(deviceSeq !== undefined && { deviceSeq }),
        ...(who.site !== undefined && { place: { site: who.site } }),
      },
      who.caller,
    );
    if (answer.kind === 'malformed') {
      throw new Error(`${at} ${saying.command}: ${JSON.stringify(answer.errors)}`);
    }
    await this.company.settle();
    const facts = await this.company.factsAfter(before);
    for (const fact of facts) this.#keep(fact);
    return { saying, sent, answer, facts, standing: await this.#standing(facts) };
  }

  #keep(fact: Recorded): void {
    const { stream } = fact;
    const known = this.#facts.get(stream);
    if (known) known.push(fact);
    else this.#facts.set(stream, [fact]);
    if (!known && stream.startsWith('shipment-')) this.#shipments.push(stream);
  }

  async #standing(facts: readonly Recorded[]): Promise<readonly Standing[]> {
    const standing: Standing[] = [];
    for (const stream of this.#shipments) {
      if (!facts.some((fact) => fact.stream === stream)) continue;
      const card = await this.company.documentOf<BoardCard>(board, stream);
      if (card) standing.push({ shipment: this.nameOf(stream), card });
    }
    return standing;
  }

  /** A handheld counts its reports when they are made, not when they are sent. */
  #numbered({ at, who: { device }, says }: Step): readonly (number | undefined)[] {
    if (device === undefined) return says.map(() => undefined);
    const begun = this.#counted.get(device) ?? 0;
    this.#counted.set(device, begun + says.length);
    const made = says.map((saying, place) => ({
      place,
      ms: epochMs(instantOf(saying.happened ?? at)),
    }));
    made.sort((a, b) => a.ms - b.ms || a.place - b.place);
    return says.map((_, place) => begun + 1 + made.findIndex((one) => one.place === place));
  }

  factsOf(name: string): readonly Recorded[] {
    return this.#facts.get(this.#streamOf(name)) ?? [];
  }

  id(name: string): string {
    const stream = this.#streamOf(name);
    return stream.slice(stream.indexOf('-') + 1);
  }

  version(name: string, type: string): number {
    const fact = this.factsOf(name).findLast((one) => one.type === type);
    if (!fact) throw new Error(`${name} has no ${type}`);
    return fact.version;
  }

  plain(text: string): string {
    return this.#shipments.reduce(
      (told, stream, place) => told.replaceAll(stream.slice('shipment-'.length), `S${place + 1}`),
      text,
    );
  }

  #streamOf(name: string): string {
    const place = SHIPMENT.exec(name)?.[1];
    if (place === undefined) return name.includes('-') ? name : `order-${name}`;
    const stream = this.#shipments[Number(place) - 1];
    if (stream === undefined) throw new Error(`there is no ${name} yet`);
    return stream;
  }

  nameOf(stream: string): string {
    if (SHIPMENT.test(stream)) return stream;
    if (!stream.includes('-')) return `order ${stream.split(':').at(-1)}`;
    const place = this.#shipments.indexOf(stream);
    if (place >= 0) return `S${place + 1}`;
    const dash = stream.indexOf('-');
    const [category, id] = [stream.slice(0, dash), stream.slice(dash + 1)];
    return `${category} ${category === 'order' ? (id.split(':').at(-1) ?? id) : id}`;
  }
}

const SHIPMENT = /^S(\d)$/;
