import { faultOf, LINE_CHARS_MAX } from './lines.ts';
import { type JsonRow, jsonRow } from './ndjson.ts';
import { refusedFor } from './summary.ts';

/** What a symbol outside of texts does to the list. */
type Cut = 'opens' | 'goes-on' | 'closes';

/** Cuts a JSON list into its entries, without understanding more than texts and brackets. */
export class ListReader {
  #line = 1;
  #read = 0;
  #depth = 0;
  #inText = false;
  #escaped = false;
  #entry = '';
  /** Line of the entry's first symbol, 0 before it. */
  #beginsOn = 0;
  #entries = 0;

  /** The entries that end in the next piece of the file. */
  take(piece: string): readonly JsonRow[] {
    const rows: JsonRow[] = [];
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const symbol = piece.charAt(at);
      if (symbol === '\n') this.#line += 1;
      const cut = this.#isWithinText(symbol) ? undefined : this.#cutAt(symbol);
      if (!cut) {
        this.#beginWith(symbol);
        continue;
      }
      this.#keep(piece.slice(from, at));
      from = at + 1;
      rows.push(...this.#cutOff(cut, this.#read + from));
    }
    this.#keep(piece.slice(from));
    this.#read += piece.length;
    return rows;
  }

  /** What is left when the file is over. */
  end(): readonly JsonRow[] {
    const text = this.#entry.trim();
    if (this.#depth === 0 && text === '') return [];
    const rule = this.#depth > 0 ? 'list-must-be-closed' : 'nothing-must-follow-the-list';
    const line = this.#beginsOn || this.#line;
    return [{ line, read: this.#read, text, why: [refusedFor('', rule)] }];
  }

  #isWithinText(symbol: string): boolean {
    if (!this.#inText) {
      this.#inText = symbol === '"';
      return this.#inText;
    }
    if (this.#escaped) this.#escaped = false;
    else if (symbol === '\\') this.#escaped = true;
    else if (symbol === '"') this.#inText = false;
    return true;
  }

  #cutAt(symbol: string): Cut | undefined {
    const before = this.#depth;
    if (symbol === '[' || symbol === '{') this.#depth += 1;
    else if (symbol === ']' || symbol === '}') this.#depth -= 1;
    if (before === 0) return this.#depth === 1 ? 'opens' : undefined;
    if (before !== 1) return undefined;
    if (this.#depth === 0) return 'closes';
    return symbol === ',' ? 'goes-on' : undefined;
  }

  #beginWith(symbol: string): void {
    if (this.#beginsOn === 0 && symbol.trim() !== '') this.#beginsOn = this.#line;
  }

  /** One symbol more than may be is kept, which tells that it is too long. */
  #keep(text: string): void {
    this.#entry += text.slice(0, LINE_CHARS_MAX + 1 - this.#entry.length);
  }

  #cutOff(cut: Cut, read: number): readonly JsonRow[] {
    const text = this.#entry.trim();
    const line = this.#beginsOn || this.#line;
    this.#entry = '';
    this.#beginsOn = 0;
    const isEmptyList = cut === 'closes' && this.#entries === 0 && text === '';
    if (cut === 'opens' || isEmptyList) return [];
    this.#entries += 1;
    return [jsonRow({ line, read }, text, faultOf(text))];
  }
}
