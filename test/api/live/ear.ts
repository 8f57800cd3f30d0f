import { type ClientRequest, type IncomingMessage, request } from 'node:http';

/** An event as it came over the line. */
export interface Heard {
  readonly id?: string;
  readonly event: string;
  readonly data: { readonly shipment?: string; readonly through?: number };
}

/** Somebody who listens over a real socket, as fast or as slow as a test wants. */
export class Ear implements Disposable {
  readonly heard: Heard[] = [];
  /** As a browser keeps it for when it comes back. */
  lastId: string | undefined;
  comments = 0;
  readonly status: number;
  /** Resolves when the stream is over, whoever ended it. */
  readonly over: Promise<void>;
  readonly #request: ClientRequest;
  readonly #response: IncomingMessage;
  #rest = '';
  #told: () => void = () => {};

  private constructor(asked: ClientRequest, response: IncomingMessage) {
    this.#request = asked;
    this.#response = response;
    this.status = response.statusCode ?? 0;
    this.over = new Promise((resolve) => response.once('close', () => resolve()));
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#take(text));
    response.on('error', () => {});
  }

  static open(url: string, headers: Readonly<Record<string, string>>): Promise<Ear> {
    const { promise, resolve, reject } = Promise.withResolvers<Ear>();
    const asked = request(url, { headers, agent: false });
    asked.once('response', (response) => resolve(new Ear(asked, response)));
    asked.on('error', reject);
    asked.end();
    return promise;
  }

  /** Reads no more until it is told to. */
  pause(): void {
    this.#response.pause();
  }

  resume(): void {
    this.#response.resume();
  }

  /** The first event that is meant, heard already or yet to come. */
  async hears(isMeant: (heard: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const found = this.heard.find(isMeant);
      if (found) return found;
      await this.#more();
    }
  }

  /** Resolves once that is so. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await this.#more();
  }

  [Symbol.dispose](): void {
    this.#request.destroy();
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#told = resolve;
    });
  }

  #take(text: string): void {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) this.#takeBlock(block);
    this.#told();
  }

  #takeBlock(block: string): void {
    const fields = new Map<string, string>();
    for (const line of block.split('\n')) {
      const [, name = '', value = ''] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
      if (name === '') this.comments += 1;
      else fields.set(name, value);
    }
    const id = fields.get('id');
    this.lastId = id ?? this.lastId;
    const data = fields.get('data');
    if (data === undefined) return;
    const event = fields.get('event') ?? 'message';
    this.heard.push({ ...(id !== undefined && { id }), event, data: JSON.parse(data) });
  }
}
