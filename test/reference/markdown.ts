/** A table of Markdown; what would end a cell is written so that it does not. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [row(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** JSON as people set it: what is short on one line. */
export function json(value: unknown): string {
  return `\`\`\`json\n${laid(value, '', 0)}\n\`\`\``;
}

const LINE_CHARS_MAX = 96;

function laid(value: unknown, indent: string, before: number): string {
  const flat = inOneLine(value);
  if (typeof value !== 'object' || value === null) return flat;
  if (indent !== '' && indent.length + before + flat.length <= LINE_CHARS_MAX) return flat;
  const within = `${indent}  `;
  const isList = Array.isArray(value);
  const lines = Object.entries(value).map(([key, one]) => {
    const name = isList ? '' : `${JSON.stringify(key)}: `;
    return `${within}${name}${laid(one, within, name.length)}`;
  });
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return lines.length === 0 ? flat : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([key, one]) => `${JSON.stringify(key)}: ${inOneLine(one)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
