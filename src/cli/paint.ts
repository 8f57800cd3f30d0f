import { styleText } from 'node:util';
import type { Sink } from './command.ts';

type Format = Parameters<typeof styleText>[0];
export type Paint = (format: Format, text: string) => string;

/** Colour where the stream shows it (a terminal without NO_COLOR), plain text elsewhere. */
export function paintFor(sink: Sink): Paint {
  if (sink.hasColors?.() !== true) return (_format, text) => text;
  return (format, text) => styleText(format, text, { validateStream: false });
}
