/** How a store may be used, and what its failures mean. */
export class Access {
  readonly #write: boolean;
  readonly #failure: (error: unknown) => unknown;

  /** `failure` tells what to throw instead of a driver's error. */
  constructor(write: boolean, failure: (error: unknown) => unknown) {
    this.#write = write;
    this.#failure = failure;
  }

  async reading<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#failure(error);
    }
  }

  writing<T>(work: () => Promise<T>): Promise<T> {
    if (this.#write) return this.reading(work);
    return Promise.reject(new Error('these read models were opened for reading only'));
  }
}
