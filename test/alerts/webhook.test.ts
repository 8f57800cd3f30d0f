import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/alerts/channels/channel.ts';
import { isSecret, secretNamed, signed } from '../../src/alerts/channels/signature.ts';
import { openWebhook, type WebhookOptions } from '../../src/alerts/channels/webhook.ts';
import { selfSigned } from '../support/certificate.ts';
import { openReceiver, type Receiver } from './receiver.ts';

const SECRET = secretNamed(Buffer.alloc(32, 1), 'erp');
const OLDER = secretNamed(Buffer.alloc(32, 1), 'erp before');
const message: Message = { id: 'n-1', body: '{"type":"test","zh":"已发车"}', atMs: Date.now() };
const never = new AbortController().signal;
const opened: AsyncDisposable[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

async function receiving(tls = false) {
  const certificate = tls ? selfSigned('erp.test') : undefined;
  const receiver: Receiver = await openReceiver(SECRET, certificate);
  opened.push(receiver);
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return ['127.0.0.1'];
  };
  const options = { allowPrivate: true, clockMs: () => 0, resolve };
  const send = (url: string, more: Partial<WebhookOptions> = {}, secrets = [SECRET]) =>
    openWebhook({ ...options, ...(certificate && { ca: certificate.cert }), ...more })(
      { url, secrets },
      message,
      never,
    );
  return { receiver, asked, send };
}

describe('a signature', () => {
  it('is what others verify by the same secret, and by the one before it', () => {
    const headers = signed(message, [SECRET, OLDER]);
    for (const secret of [SECRET, OLDER]) {
      expect(new Webhook(secret).verify(message.body, headers)).toEqual(JSON.parse(message.body));
    }
    const foreign = new Webhook(secretNamed(Buffer.alloc(32, 2), 'erp'));
    expect(() => foreign.verify(message.body, headers)).toThrow('No matching signature');
  });

  it('is the one that others make', () => {
    const theirs = new Webhook(SECRET).sign(message.id, new Date(message.atMs), message.body);
    expect(signed(message, [SECRET])['webhook-signature']).toBe(theirs);
  });
});

describe('a secret', () => {
  it('is always the same for the same name, and another for another', () => {
    expect(secretNamed(Buffer.alloc(32, 1), 'erp')).toBe(SECRET);
    expect(new Set([SECRET, OLDER, secretNamed(Buffer.alloc(32, 2), 'erp')]).size).toBe(3);
    expect(isSecret(SECRET)).toBe(true);
  });

  it.each(['', 'whsec_', 'whsec_YWJj', `whsec_${'!'.repeat(40)}`, SECRET.slice(6)])(
    'is never %s',
    (text) => {
      expect(isSecret(text)).toBe(false);
    },
  );
});

describe('the webhook', () => {
  it('posts to the one address that the name stood for when it was asked', async () => {
    const { receiver, asked, send } = await receiving();
    const sending = await send(`http://erp.test:${receiver.port}/lading?to=1`);
    expect(sending).toMatchObject({ kind: 'answered', status: 204 });
    expect(receiver.received).toEqual([{ id: 'n-1', body: JSON.parse(message.body) }]);
    expect(asked).toEqual(['erp.test']);
  });

  it('speaks TLS with the name, not with the address', async () => {
    const { receiver, send } = await receiving(true);
    const url = `https://erp.test:${receiver.port}/`;
    expect(await send(url)).toMatchObject({ status: 204 });
    expect(await send(`https://other.test:${receiver.port}/`)).toMatchObject({
      why: 'not-reachable',
    });
    expect(await send(url, { ca: selfSigned('erp.test').cert })).toMatchObject({
      why: 'not-reachable',
    });
  });

  it('follows no redirect', async () => {
    const { receiver, send } = await receiving();
    receiver.answers = (_, response) => {
      response.writeHead(302, { location: `http://erp.test:${receiver.port}/else` }).end();
      return undefined;
    };
    expect(await send(`http://erp.test:${receiver.port}/`)).toMatchObject({ status: 302 });
    expect(receiver.asked()).toBe(1);
  });

  it('keeps only the beginning of an answer that never ends', async () => {
    const { receiver, send } = await receiving();
    receiver.answers = (_, response) => {
      response.writeHead(500, { 'retry-after': '7' });
      const more = (error?: Error | null): void => {
        if (!error) response.write('x'.repeat(1_000), more);
      };
      more();
      return undefined;
    };
    const sending = await send(`http://erp.test:${receiver.port}/`);
    expect(sending).toMatchObject({ status: 500, retryAfterMs: 7_000, answer: 'x'.repeat(500) });
  });

  it('does not wait for one that does not answer', async () => {
    const { receiver, send } = await receiving();
    receiver.answers = () => undefined;
    const url = `http://erp.test:${receiver.port}/`;
    expect(await send(url, { timeoutMs: 20 })).toMatchObject({ why: 'not-answered-in-time' });
    const slow = { timeoutMs: 20, resolve: () => new Promise<never>(() => {}) };
    expect(await send(url, slow)).toMatchObject({ why: 'not-answered-in-time' });
  });

  it('says that nobody is there', async () => {
    const { receiver, send } = await receiving();
    receiver.isCut = true;
    const url = `http://erp.test:${receiver.port}/`;
    expect(await send(url)).toMatchObject({ kind: 'failed', why: 'not-reachable' });
    const unknown = { resolve: () => Promise.reject(new Error('ENOTFOUND')) };
    expect(await send(url, unknown)).toMatchObject({ why: 'not-reachable' });
  });

  it.each([
    ['a name that stands for loopback', 'https://erp.test/', ['127.0.0.1']],
    ['a name that stands for both', 'https://erp.test/', ['1.1.1.1', '10.0.0.7']],
    ['an address of its own', 'https://[::1]/', []],
    ['an address in disguise', 'https://2130706433/', []],
    ['no TLS', 'http://erp.test/', ['1.1.1.1']],
  ])('goes nowhere with %s unless it is allowed', async (_, url, addresses) => {
    const { receiver, send } = await receiving();
    const { port } = receiver;
    const strict = { allowPrivate: false, resolve: async () => addresses };
    const target = new URL(url);
    target.port = String(port);
    expect(await send(target.href, strict)).toEqual({
      kind: 'failed',
      why: 'address-not-allowed',
      ms: 0,
    });
    expect(receiver.asked()).toBe(0);
  });
});
