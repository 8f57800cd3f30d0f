import type { AnyDecider } from '../../src/domain/decider.ts';
import { type Example, examples } from '../../src/wording/examples.ts';
import type { Outcome } from '../../src/wording/outcomes/outcome.ts';
import { adjusted } from './adjustments.ts';
import type { Aggregate } from './aggregates.ts';
import { refusedInSomeSituation } from './probing.ts';
import { readDomain } from './sources.ts';

const declarations = readDomain();
const told: Readonly<Record<string, Example>> = examples;

/**
 * By command, what it can come to, read from the sources: from its handler on, through everything
 * that it calls, the facts that are made, the rules that are given as a reason, and those that
 * stand as deviations. What is looked at before any handler is found by trying it out.
 */
export function outcomesOf({
  decider,
  folder,
  rules,
}: Aggregate): Readonly<Record<string, Outcome>> {
  const known = new Set(rules);
  return Object.fromEntries(
    Object.keys(decider.commands).map((command) => {
      const read = adjusted(folder, command, outcome(decider, folder, command));
      return [
        command,
        {
          records: inOrder(read.records),
          refuses: inOrder(read.refuses).filter((rule) => known.has(rule)),
          deviates: inOrder(read.deviates).filter((rule) => known.has(rule)),
        },
      ];
    }),
  );
}

function inOrder(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort();
}

function outcome(decider: AnyDecider, folder: string, command: string): Outcome {
  const { texts, types, keys } = saidBy(entriesFor(folder, command));
  const records = types.filter((type) => Object.hasOwn(decider.facts, type));
  // Where something is corrected, the whole must still hold together.
  const corrects = records.includes('RecordCorrected');
  const coherent = corrects ? saidBy([`src/domain/${folder}/coherent.ts#coherent`]).texts : [];
  const example = told[decider.category];
  const before = example ? refusedInSomeSituation(decider, example, command) : [];
  return { records, refuses: [...texts, ...coherent, ...before], deviates: keys };
}

/** Where the deciding of a command begins: its handler, or its case. */
function entriesFor(folder: string, command: string): readonly string[] {
  const where = new RegExp(
    `^src/domain/${folder}/(decide/[\\w-]+|decider)\\.ts#(?!GUARDS)\\w+\\.${command}$`,
  );
  return [...declarations.keys()].filter((name) => where.test(name));
}

/** All texts and keys in some declarations and in whatever they use. */
function saidBy(begin: readonly string[]) {
  const seen = new Set<string>();
  const said = { texts: new Set<string>(), types: new Set<string>(), keys: new Set<string>() };
  const open = [...begin];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const declaration = declarations.get(name);
    if (!declaration || seen.has(name)) continue;
    seen.add(name);
    for (const text of declaration.texts) said.texts.add(text);
    for (const type of declaration.types) said.types.add(type);
    for (const key of declaration.keys) said.keys.add(key);
    open.push(...declaration.uses);
  }
  return { texts: [...said.texts], types: [...said.types], keys: [...said.keys] };
}
