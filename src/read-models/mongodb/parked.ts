import type { Collection, Db } from 'mongodb';
import type { Batch, Parked } from '../read-models.ts';
import { duplicatesIn } from './duplicates.ts';
import type { BuildEntry } from './entries.ts';

/** Written by load(), which needs no lease. */
const LOADED = 0;

interface Mark extends Parked {
  readonly _id: string;
  /** Incarnation of the build. */
  readonly build: string;
  /** The lease under which it was written, or taken over since. */
  readonly token: number;
  /** The checkpoint of its batch: it counts from there on. */
  readonly through: number;
}

/**
 * Marks of parked documents, one a document and build. A mark counts when it was written, or taken
 * over, under the lease that the build's entry names, and once its batch's checkpoint was stored:
 * a former owner that writes late, or a process that was killed between mark and checkpoint,
 * parks nothing.
 */
export class ParkedMarks {
  readonly #marks: Collection<Mark>;
  readonly #build: string;

  constructor(db: Db, { incarnation }: BuildEntry) {
    this.#marks = db.collection('read-models.parked');
    this.#build = incarnation;
  }

  async list({ token, parkedUnder, checkpoint }: BuildEntry): Promise<readonly Parked[]> {
    const through = checkpoint?.through ?? -1;
    const marks = await this.#marks.find({ build: this.#build }).toArray();
    const counts = (mark: Mark): boolean =>
      mark.token >= parkedUnder && mark.token <= token && mark.through <= through;
    return marks
      .filter((mark) => mark.token === LOADED || counts(mark))
      .sort((a, b) => a.position - b.position)
      .map(({ id, stream, position, factType, error }) => {
        return { id, stream, position, factType, error };
      });
  }

  /**
   * The first act of an owner, before it reads or writes: takes over what counts so far, and
   * nothing that a former owner wrote, or still writes, without its checkpoint.
   */
  async takeOver({ token, parkedUnder, checkpoint }: BuildEntry): Promise<void> {
    const build = this.#build;
    const through = checkpoint?.through ?? -1;
    await this.#marks.deleteMany({ build, token: { $ne: LOADED }, through: { $gt: through } });
    if (parkedUnder === token) return;
    // Also what an owner that was killed in the middle of this had taken over.
    const counting = { $gte: Math.max(parkedUnder, LOADED + 1), $lt: token };
    const filter = { build, token: counting, through: { $lte: through } };
    await this.#marks.updateMany(filter, { $set: { token } });
  }

  async apply({ parked, healed, checkpoint, lease }: Batch<object>): Promise<void> {
    const again = new Set(parked.map(({ id }) => id));
    const healthy = healed.filter((id) => !again.has(id)).map((id) => this.#keyOf(id));
    const { token } = lease;
    if (healthy.length > 0) {
      await this.#marks.deleteMany({ _id: { $in: healthy }, token: { $lte: token } });
    }
    await this.#write(parked, token, checkpoint.through);
  }

  async load(parked: readonly Parked[]): Promise<void> {
    await this.#write(parked, LOADED, 0);
  }

  async #write(parked: readonly Parked[], token: number, through: number): Promise<void> {
    if (parked.length === 0) return;
    const writes = parked.map(({ id, stream, position, factType, error }) => {
      const of = { stream, position, factType, error };
      const mark = { build: this.#build, id, ...of, token, through };
      // A newer owner's mark is left as it is: its key is taken then.
      const filter = { _id: this.#keyOf(id), token: { $lte: token } };
      return { replaceOne: { filter, replacement: mark, upsert: true } };
    });
    await duplicatesIn(this.#marks.bulkWrite(writes, { ordered: false }));
  }

  #keyOf(id: string): string {
    return `${this.#build} ${id}`;
  }
}
