import { generateKeyPairSync, sign } from 'node:crypto';

/** PEM texts of a server that only those trust who are given its certificate. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** For one DNS name, signed by itself; X.509 version 3, RFC 5280. */
export function selfSigned(host = 'localhost'): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from(host)))));
  const alternatives = sequence(tagged(0x82, Buffer.from(host)));
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    SIGNED_BY_ECDSA,
    name,
    sequence(...['200101000000Z', '491231235959Z'].map((time) => tagged(0x17, Buffer.from(time)))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(sequence(ALTERNATIVE_NAMES, tagged(0x04, alternatives)))),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]);
  const certificate = sequence(body, SIGNED_BY_ECDSA, tagged(0x03, signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}

/** 2.5.4.3 */
const COMMON_NAME = Buffer.from('0603550403', 'hex');
/** 2.5.29.17 */
const ALTERNATIVE_NAMES = Buffer.from('0603551d11', 'hex');
/** 1.2.840.10045.4.3.2, ECDSA with SHA-256 */
const SIGNED_BY_ECDSA = Buffer.from('300a06082a8648ce3d040302', 'hex');

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

/** DER: a tag, the length in one or three bytes, the content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const long = [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...(length < 0x80 ? [length] : long)]), content]);
}
