import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { UnusableServer } from '../unusable.ts';
import type { EventStoreAddress } from './url.ts';

/** Of the client's overloads the last: they differ in nothing else, and all are taken alike. */
type Settings = ConstructorParameters<typeof EventStoreDBClient>[0];
type Security = NonNullable<ConstructorParameters<typeof EventStoreDBClient>[1]>;

const SHUT_DOWN = 4; // ConnectivityState.SHUTDOWN of grpc-js
const RENEWALS_MAX = 3;

/**
 * The client, without the ways in which an error of it could become an unhandled rejection,
 * which ends a Node process:
 *
 * - It turns to a new channel in the background when a call fails, and nobody waits for that.
 * - Starting an append on a channel that was closed meanwhile throws where nobody catches.
 */
export class TamedClient extends EventStoreDBClient {
  #channel: ReturnType<TamedClient['getChannel']> | undefined;

  constructor(settings: Settings, security: Security, user?: EventStoreAddress['credentials']) {
    super(settings, security, user);
    const { execute, handleError, getChannel } = this;
    this.getChannel = () => {
      this.#channel = getChannel();
      return this.#channel;
    };
    this.handleError = (stub, error) => handleError(stub, error).catch(() => undefined);
    this.execute = async (Stub, name, action) => {
      for (let renewals = 0; ; renewals += 1) {
        let isStale = false;
        const answer = execute(Stub, name, async (stub) => {
          isStale = stub.getChannel().getConnectivityState(false) === SHUT_DOWN;
          if (isStale) throw new Error('Channel has been shut down');
          return action(stub);
        });
        if (renewals >= RENEWALS_MAX) return answer;
        try {
          return await answer;
        } catch (error) {
          if (!isStale) throw error;
        }
      }
    };
  }

  /** The version that the server says it has; `unknown` when it cannot say. */
  async serverVersion(): Promise<string> {
    return (await this.capabilities).serverVersion;
  }

  /** Ends the connection, and whatever still waits for an answer with it. */
  async close(): Promise<void> {
    await this.dispose();
    void this.#channel?.then(
      (channel) => channel.close(),
      () => undefined,
    );
  }
}

/** Throws UnusableServer for a certificate file that cannot be read. */
export function clientFor(address: EventStoreAddress): TamedClient {
  const { hosts, discover, tls, credentials, files, numbers, connectionName } = address;
  const [first = { address: '', port: 0 }] = hosts;
  const how = { ...numbers, ...(connectionName && { connectionName }), throwOnAppendFailure: true };
  const cluster = discover ? { ...how, discover: first } : { ...how, endpoints: [...hosts] };
  const settings = discover || hosts.length > 1 ? cluster : { ...how, endpoint: first };
  const security = {
    insecure: !tls,
    ...(tls && pem('rootCertificate', 'tlsCAFile', files.tlsCAFile)),
    ...(tls && pem('userCertFile', 'userCertFile', files.userCertFile)),
    ...(tls && pem('userKeyFile', 'userKeyFile', files.userKeyFile)),
  };
  return new TamedClient(settings as Settings, security, credentials);
}

function pem<K extends string>(
  name: K,
  option: string,
  path: string | undefined,
): { readonly [key in K]?: Buffer } {
  if (path === undefined) return {};
  try {
    return { [name]: readFileSync(resolve(path)) } as { [key in K]?: Buffer };
  } catch (error) {
    const expected = `the path of a file that can be read as ${option}`;
    throw new UnusableServer('eventstoredb-url', { expected }, { cause: error });
  }
}
