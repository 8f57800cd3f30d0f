import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

/** Any node of a syntax tree, as far as it is looked at here. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** What a declaration at the top of a module says and which other declarations it uses. */
interface Declaration {
  /** Texts that are given or returned: `refuse('…')`, `rule: '…'`. */
  readonly texts: readonly string[];
  /** Those among them that are a field's value or an argument, as a new fact's type is. */
  readonly types: readonly string[];
  /** Texts that stand as keys with a yes or no: `'…': isBroken`. */
  readonly keys: readonly string[];
  readonly uses: readonly string[];
}

/** By `file#name`; the entries of a table of functions by `file#name.entry` as well. */
export type Declarations = ReadonlyMap<string, Declaration>;

const DOMAIN = 'src/domain';

/** Every declaration of the domain, read from its sources. */
export function readDomain(): Declarations {
  const all = new Map<string, Declaration>();
  for (const file of globSync(`${DOMAIN}/**/*.ts`)) {
    const { program } = parseSync(file, readFileSync(file, 'utf8'));
    const body = program.body as unknown as readonly Node[];
    const imported = importsOf(file, body);
    const declared = body.flatMap(declarationsIn);
    const own = new Set(declared.map(([name]) => name));
    const resolve = (name: string) =>
      imported.get(name) ?? (own.has(name) ? `${file}#${name}` : undefined);
    for (const [name, node] of declared) {
      all.set(`${file}#${name}`, read(node, resolve));
      for (const [key, entry] of entriesOf(node)) {
        all.set(`${file}#${name}.${key}`, read(entry, resolve));
      }
    }
  }
  return all;
}

function importsOf(file: string, body: readonly Node[]): ReadonlyMap<string, string> {
  const imported = new Map<string, string>();
  for (const node of body) {
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') continue;
    const specifier = (node.source as { value: string }).value;
    if (!specifier.startsWith('.')) continue;
    const from = normalize(join(dirname(file), specifier));
    for (const one of node.specifiers as readonly Node[]) {
      const local = (one.local as { name: string }).name;
      const named = one.imported as { name: string } | undefined;
      if (named) imported.set(local, `${from}#${named.name}`);
    }
  }
  return imported;
}

function declarationsIn(node: Node): readonly (readonly [string, Node])[] {
  const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
  const { type, ...rest } = (declared ?? { type: 'nothing' }) as Node;
  if (type === 'FunctionDeclaration') {
    return [[(rest.id as { name: string }).name, declared as Node]];
  }
  if (type !== 'VariableDeclaration') return [];
  return (rest.declarations as readonly Node[]).flatMap((one) => {
    const id = one.id as Node;
    return id.type === 'Identifier' && one.init ? [[id.name as string, one.init as Node]] : [];
  });
}

/** The entries of an object, and the cases of a switch, by their names. */
function entriesOf(node: Node): readonly (readonly [string, Node])[] {
  const plain = /^TS(As|Satisfies)Expression$/.test(node.type) ? (node.expression as Node) : node;
  const entries: (readonly [string, Node])[] = [];
  if (plain.type === 'ObjectExpression') {
    for (const one of plain.properties as readonly Node[]) {
      const key = one.key as { name?: string; value?: string } | undefined;
      if (key) entries.push([key.name ?? key.value ?? '', one.value as Node]);
    }
  }
  walk(plain, (one) => {
    const test = one.type === 'SwitchCase' ? (one.test as Node | null) : null;
    if (test?.type === 'Literal') entries.push([String(test.value), one]);
  });
  return entries;
}

function read(node: Node, resolve: (name: string) => string | undefined): Declaration {
  const said = { texts: new Set<string>(), types: new Set<string>(), keys: new Set<string>() };
  const names = new Set<string>();
  const local = new Set<string>();
  walk(node, (one, parent, key) => {
    if (one.type === 'Identifier' && !isName(parent, key)) names.add(one.name as string);
    for (const pattern of patternsIn(one)) addNames(pattern, local);
    const text = one.type === 'Literal' ? one.value : undefined;
    if (typeof text === 'string' && parent) readText(text, parent, key, said);
  });
  const uses = [...names].flatMap((name) => (local.has(name) ? [] : (resolve(name) ?? [])));
  return { texts: [...said.texts], types: [...said.types], keys: [...said.keys], uses };
}

function addNames(pattern: Node, names: Set<string>): void {
  walk(pattern, (part, within, key) => {
    if (part.type === 'Identifier' && !isName(within, key)) names.add(part.name as string);
  });
}

function readText(
  text: string,
  parent: Node,
  key: string,
  said: { readonly [K in 'texts' | 'types' | 'keys']: Set<string> },
): void {
  if (parent.type === 'Property' && key === 'key') said.keys.add(text);
  // What is only compared with is nobody's answer.
  else if (parent.type !== 'BinaryExpression' && key !== 'test') said.texts.add(text);
  if (isGiven(parent, key)) said.types.add(text);
}

/** A field's value, or what a function is given, also by a condition. */
function isGiven({ type }: Node, key: string): boolean {
  return (
    (type === 'Property' && key === 'value') ||
    (type === 'CallExpression' && key === 'arguments') ||
    (type === 'ConditionalExpression' && key !== 'test')
  );
}

/** What gives names of its own to values: parameters and variables. */
function patternsIn(node: Node): readonly Node[] {
  if (node.type === 'VariableDeclarator') return [node.id as Node];
  const params = node.params;
  return Array.isArray(params) ? (params as Node[]) : [];
}

/** A field's name, not the name of anything declared. */
function isName(parent: Node | undefined, key: string): boolean {
  if (!parent || parent.computed === true) return false;
  return (
    (parent.type === 'MemberExpression' && key === 'property') ||
    (parent.type === 'Property' && key === 'key')
  );
}

type Visit = (node: Node, parent: Node | undefined, key: string) => void;

/** Every node but types, each before those inside it. */
function walk(node: Node, visit: Visit, parent?: Node, key = ''): void {
  if (/^TS(Type|Interface)/.test(node.type)) return;
  visit(node, parent, key);
  for (const [name, value] of Object.entries(node)) {
    const inside = Array.isArray(value) ? value : [value];
    for (const one of inside) if (isNode(one)) walk(one, visit, node, name);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
