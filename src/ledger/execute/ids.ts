import { hash } from 'node:crypto';

/** The last group of a UUID, the one that is random in all kinds of them that are in use. */
const SHORT_FROM = 24;

/**
 * A fact's id. The count is part of it, so that a shorter or longer batch of the same command
 * could never be taken for this one.
 */
export function factId(stream: string, commandId: string, index: number, count: number): string {
  return uuidOf(`fact\n${stream}\n${commandId}\n${index}\n${count}`);
}

/** UUIDv8 (RFC 9562) of a text's SHA-256: always the same for the same text. */
export function uuidOf(text: string): string {
  const hex = hash('sha256', text, 'hex');
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3];
  const [a, b, c] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16)];
  return `${a}-${b}-8${c}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What the state cache keeps of a command id: its last 48 bits, in one number. */
export function shortOf(commandId: string): number {
  return Number.parseInt(commandId.slice(SHORT_FROM), 16);
}
