import type { Position } from '../../domain/envelope.ts';

/** How long a browser waits before it connects again. */
const RETRY_MS = 2_000;

/** What goes over the line: server-sent events as the HTML standard describes them (9.2). */
export function eventLines(event: string, data: object, position?: Position): string {
  const id = position === undefined ? '' : `id: ${position}\n`;
  return `${id}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

export function retryLines(): string {
  return `retry: ${RETRY_MS}\n\n`;
}

/** A sign of life; with a position the reader resumes from there, though there was no event. */
export function aliveLines(position?: Position): string {
  return `: alive\n${position === undefined ? '' : `id: ${position}\n`}\n`;
}
