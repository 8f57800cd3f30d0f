import type { Position, Recorded } from '../../domain/envelope.ts';
import type { Command, Outcome, Rehearsed } from '../execute.ts';
import { type Appended, InvalidAppend, type Ledger, NotRecorded } from '../ledger.ts';
import { type Group, judgeGroup, type Settled } from './group.ts';
import type { Court } from './judge.ts';
import { send } from './send.ts';
import type { Look, View } from './view.ts';

const GROUP_COMMANDS_MAX = 500;
const RACES_MAX = 5;

/** What the lanes of one category share. */
export interface Workshop {
  readonly ledger: Ledger;
  readonly court: Court;
  readonly view: View;
  readonly resendAfterMs: number;
  /** Told after every append. */
  readonly grown: (stream: string, before: number, after: number) => void;
  /** Told how many commands have got their answers, and how many are left in the lane. */
  readonly settled: (stream: string, commands: number, left: number) => void;
}

interface Job {
  readonly command: Command;
  readonly isRehearsal: boolean;
  readonly resolve: (outcome: Outcome | Rehearsed) => void;
  readonly reject: (error: unknown) => void;
}

type Answer = Extract<Settled, { readonly kind: 'answer' }>;

/** The commands of one stream: strictly in order, as many as possible in one append. */
export class Lane {
  readonly #stream: string;
  readonly #shop: Workshop;
  readonly #jobs: Job[] = [];

  constructor(stream: string, shop: Workshop) {
    this.#stream = stream;
    this.#shop = shop;
  }

  get waiting(): number {
    return this.#jobs.length;
  }

  run(command: Command): Promise<Outcome> {
    // Only what is rehearsed is answered so.
    return this.#queued(command, false) as Promise<Outcome>;
  }

  rehearse(command: Command): Promise<Outcome | Rehearsed> {
    return this.#queued(command, true);
  }

  #queued(command: Command, isRehearsal: boolean): Promise<Outcome | Rehearsed> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome | Rehearsed>();
    this.#jobs.push({ command, isRehearsal, resolve, reject });
    if (this.#jobs.length === 1) void this.#work();
    return promise;
  }

  /** Never rejects: whatever goes wrong is the answer to some command. */
  async #work(): Promise<void> {
    await Promise.resolve(); // Commands that are sent in one go share a group.
    while (this.#jobs.length > 0) {
      const settled = await this.#settle(GROUP_COMMANDS_MAX);
      this.#jobs.splice(0, settled);
      this.#shop.settled(this.#stream, settled, this.#jobs.length);
    }
  }

  /** Answers the first commands, at least one and at most `limit`, and tells how many. */
  async #settle(limit: number): Promise<number> {
    const { view } = this.#shop;
    let settling = 1;
    try {
      for (let races = 0; races <= RACES_MAX; races += 1) {
        let waited = this.#jobs.length;
        let look = view.cached(this.#stream) ?? (await view.lookAtAll(this.#stream));
        let group = this.#judge(look, limit, waited);
        while (!isConclusive(group, look)) {
          waited = this.#jobs.length;
          look = await this.#lookFurther(look, group);
          group = this.#judge(look, limit, waited);
        }
        settling = group.verdicts.length;
        if (group.facts.length === 0) return this.#answer(group, []);
        const appended = await this.#send(look, group);
        if (appended.kind === 'recorded') {
          return this.#answer(group, await this.#recorded(look, group, appended.position));
        }
        await view.lookOn(this.#stream, look);
      }
      throw new NotRecorded(`other writers of ${this.#stream} were faster each time`);
    } catch (error) {
      view.drop(this.#stream);
      const tooMuchTogether = error instanceof InvalidAppend && settling > 1;
      if (tooMuchTogether) return this.#settle(1);
      for (const { reject } of this.#jobs.slice(0, settling)) reject(error);
      return settling;
    }
  }

  /**
   * A look may lack what the senders of later commands know: it answers those who `waited` when it
   * began. To record is always safe, the ledger refuses what is decided from an old look.
   */
  #judge(look: Look, limit: number, waited: number): Group {
    const { court } = this.#shop;
    const group = judgeGroup(court, look, this.#jobs, limit);
    if (group.verdicts.length <= waited || recordsAll(group)) return group;
    return judgeGroup(court, look, this.#jobs, waited);
  }

  #send(look: Look, { facts }: Group): Promise<Appended> {
    const { ledger, resendAfterMs } = this.#shop;
    return send(ledger, this.#stream, look.folded.version, facts, resendAfterMs);
  }

  #lookFurther(look: Look, { verdicts }: Group): Promise<Look> {
    const { view } = this.#shop;
    return verdicts.length > 0 ? view.lookOn(this.#stream, look) : view.lookAtAll(this.#stream);
  }

  /** The group's facts as they now stand; folds them. */
  async #recorded(look: Look, group: Group, last: Position): Promise<readonly Recorded[]> {
    const { ledger, view, grown } = this.#shop;
    const { version } = look.folded;
    const facts = isShared(group)
      ? await ledger.read(this.#stream, version, group.facts.length)
      : placed(group.facts, last);
    view.recorded(this.#stream, look, facts);
    grown(this.#stream, version, version + facts.length);
    return facts;
  }

  #answer({ verdicts }: Group, facts: readonly Recorded[]): number {
    let done = 0;
    for (const [index, verdict] of verdicts.entries()) {
      const job = this.#jobs[index];
      if (!job) break;
      if (verdict.kind === 'failure') job.reject(verdict.error);
      else if (verdict.kind === 'answer') this.#answerWithout(job, verdict, facts[done - 1]);
      else {
        const own = facts.slice(done, done + verdict.facts.length);
        done += own.length;
        job.resolve(recordedAs(this.#stream, own));
      }
    }
    return verdicts.length;
  }

  /** `before` is the fact that the group has recorded last before this command, if any. */
  #answerWithout({ command, resolve }: Job, verdict: Answer, before: Recorded | undefined): void {
    const { outcome, remember } = verdict;
    const stood = before && outcome.kind === 'recorded' && !outcome.replayed;
    const told = stood ? { ...outcome, position: before.position } : outcome;
    if (remember && told.kind !== 'rehearsed') this.#shop.court.answers.remember(command, told);
    resolve(told);
  }
}

/**
 * What records nothing is answered only from a look that cannot be behind. An append is no proof:
 * it also succeeds where another process has recorded the same commands before.
 */
function isConclusive(group: Group, { fresh }: Look): boolean {
  return group.verdicts.length > 0 && (fresh || recordsAll(group));
}

function recordsAll({ verdicts }: Group): boolean {
  return verdicts.every(({ kind }) => kind === 'record');
}

/** Whether several commands record in one append: then only the store knows their positions. */
function isShared({ verdicts }: Group): boolean {
  let recording = 0;
  for (const { kind } of verdicts) if (kind === 'record') recording += 1;
  return recording > 1;
}

/**
 * One command's facts: the ledger has told the position of the last alone, and only that one is
 * ever seen; no other could be computed.
 */
function placed(facts: readonly Recorded[], last: Position): readonly Recorded[] {
  if (facts.at(-1)?.position === last) return facts;
  return facts.map((fact) => ({ ...fact, position: last }));
}

function recordedAs(stream: string, own: readonly Recorded[]): Outcome {
  const { version, position } = own.at(-1) ?? { version: 0, position: 0 };
  const facts = own.map((fact) => ({ id: fact.id, type: fact.type, version: fact.version }));
  return { kind: 'recorded', stream, version, position, facts, replayed: false };
}
