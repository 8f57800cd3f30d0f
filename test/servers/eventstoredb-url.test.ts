import { describe, expect, it } from 'vitest';
import { parseEventStoreUrl } from '../../src/servers/eventstoredb/url.ts';
import { UnusableServer } from '../../src/servers/unusable.ts';

const SECRET = 'geheim-4711';

function complaintAbout(url: string): UnusableServer {
  try {
    parseEventStoreUrl(url);
  } catch (error) {
    if (error instanceof UnusableServer) return error;
    throw error;
  }
  throw new Error(`${url} was read`);
}

describe('an EventStoreDB URL', () => {
  it('names a host, with the usual port where it names none', () => {
    expect(parseEventStoreUrl('esdb://db.example?tls=false')).toEqual({
      hosts: [{ address: 'db.example', port: 2113 }],
      discover: false,
      tls: false,
      files: {},
      numbers: {},
      host: 'db.example:2113',
    });
  });

  it('names the nodes of a cluster, or the name behind which one is found', () => {
    const many = parseEventStoreUrl('esdb://u:p@a:1,b:2,c');
    expect(many).toMatchObject({ discover: false, tls: true, host: 'a:1,b:2,c:2113' });
    expect(many.hosts).toHaveLength(3);
    const found = parseEventStoreUrl('esdb+discover://u:p@cluster.dns.name');
    expect(found).toMatchObject({ discover: true, host: 'cluster.dns.name:2113' });
  });

  it('names a user, percent-encoded', () => {
    const { credentials, host } = parseEventStoreUrl('esdb://l%40ding:p%3A%40%2Fss@db:2113');
    expect(credentials).toEqual({ username: 'l@ding', password: 'p:@/ss' });
    expect(host).toBe('db:2113');
  });

  it('takes the options of the client, spelt as it takes them', () => {
    const query = 'TLS=false&Connection_Name=lading%201&keepAliveTimeout=20000&tls-ca-file=ca.pem';
    expect(parseEventStoreUrl(`esdb://db/?${query}`)).toMatchObject({
      tls: false,
      connectionName: 'lading 1',
      numbers: { keepAliveTimeout: 20_000 },
      files: { tlsCAFile: 'ca.pem' },
    });
    const certificate = 'userCertFile=me.crt&userKeyFile=me.key';
    expect(parseEventStoreUrl(`esdb://db?${certificate}`).credentials).toBeUndefined();
  });

  it('may say what a ledger does anyway, and nothing else there', () => {
    const fine = 'nodePreference=leader&throwOnAppendFailure=true&tlsVerifyCert=true';
    expect(parseEventStoreUrl(`esdb://u:p@db?${fine}`).tls).toBe(true);
    for (const other of [
      'nodePreference=follower',
      'throwOnAppendFailure=false',
      'tlsVerifyCert=false',
      'tls=no',
    ]) {
      expect(complaintAbout(`esdb://u:p@db?${other}`).rule, other).toBe('eventstoredb-url');
    }
  });

  it('of another scheme is named', () => {
    for (const scheme of ['kurrentdb', 'kurrentdb+discover', 'http', 'https', 'mongodb']) {
      const { rule, params, message } = complaintAbout(`${scheme}://u:${SECRET}@db:2113`);
      expect({ rule, params }).toEqual({ rule: 'eventstoredb-scheme', params: { scheme } });
      expect(message).toContain('esdb://');
    }
  });

  it('with TLS says who comes', () => {
    const { rule, params } = complaintAbout('esdb://db:2113');
    expect({ rule, params }).toEqual({
      rule: 'eventstoredb-needs-credentials',
      params: { host: 'db:2113' },
    });
  });

  it('that cannot be read is not quoted, since a password may stand anywhere in it', () => {
    const urls = [
      '',
      SECRET,
      'esdb://',
      `esdb://user:${SECRET}`,
      `esdb://user:${SECRET}@`,
      `esdb://${SECRET}@db`,
      `esdb://user:${SECRET}:more@db`,
      `esdb://user:${SECRET}@db:port`,
      `esdb://user:${SECRET}@db:70000`,
      `esdb://user:${SECRET}@db:1:2`,
      `esdb://user:${SECRET}@[::1]:2113`,
      `esdb://user:%zz${SECRET}@db`,
      `esdb://user:${SECRET}@db?${SECRET}=1`,
      `esdb://user:${SECRET}@db?tls`,
      `esdb://user:${SECRET}@db?gossipTimeout=${SECRET}`,
      `esdb://user:${SECRET}@db?keepAliveInterval=0`,
      `esdb://user:${SECRET}@db?userCertFile=me.crt`,
      `esdb://user:1?${SECRET}=1@db`,
    ];
    for (const url of urls) {
      const { rule, message, params, stack = '' } = complaintAbout(url);
      expect(rule, url).toBe('eventstoredb-url');
      expect(message + JSON.stringify(params) + stack).not.toContain(SECRET);
      expect(String(params.expected).length, url).toBeGreaterThan(3);
    }
  });
});
