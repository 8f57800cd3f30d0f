import { MongoBulkWriteError, MongoServerError } from 'mongodb';

const DUPLICATE_KEY = 11_000;

export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

/**
 * Waits for an unordered bulk and answers which of its documents were there already, by their
 * places in the bulk. Throws what else went wrong.
 */
export async function duplicatesIn(bulk: Promise<unknown>): Promise<readonly number[]> {
  try {
    await bulk;
    return [];
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const errors = [error.writeErrors].flat();
    const isOther = errors.length === 0 || errors.some(({ code }) => code !== DUPLICATE_KEY);
    if (isOther || error.result.getWriteConcernError()) throw error;
    return errors.map(({ index }) => index);
  }
}
