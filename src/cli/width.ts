import { stripVTControlCharacters } from 'node:util';

const WIDE =
  /[\p{Script=Han}\p{Emoji_Presentation}\u3000-\u303f\u3041-\u30ff\uac00-\ud7a3\uff01-\uff60\uffe0-\uffe6]/u;

/** Columns that a text takes on a terminal: Chinese characters and their punctuation take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text)) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** The text cut to `columns`, with `…` where something was left out. */
export function cut(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const character of text) {
    width += displayWidth(character);
    if (width > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
