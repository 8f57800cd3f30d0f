import type { Outcome } from '../../src/wording/outcomes/outcome.ts';
import { shipmentTopics } from '../../src/wording/reference/topics.ts';
import type { Aggregate } from './aggregates.ts';
import { outcomesOf } from './outcomes.ts';

type Outcomes = Readonly<Record<string, Outcome>>;

const FOLDER = 'src/wording/outcomes';

/** The sources of the typed tables of outcomes, by path, before they are formatted. */
export function outcomeFiles(aggregate: Aggregate): readonly (readonly [string, string])[] {
  const { folder } = aggregate;
  const all = outcomesOf(aggregate);
  if (folder !== 'shipment') return [[`${FOLDER}/${folder}.ts`, tableOf(folder, folder, all)]];
  return shipmentTopics.map(({ name, commands }) => {
    const own = commands.flatMap((command) => {
      const outcome = all[command];
      return outcome ? [[command, outcome] as const] : [];
    });
    return [`${FOLDER}/shipment/${name}.ts`, tableOf(folder, name, Object.fromEntries(own))];
  });
}

function tableOf(folder: string, name: string, outcomes: Outcomes): string {
  const Subject = folder.charAt(0).toUpperCase() + folder.slice(1);
  const up = name === folder ? '' : '../';
  const from = `${up}../../domain/${folder}`;
  const constant = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `import type { ${Subject}Command } from '${from}/commands.ts';
import type { ${Subject}Fact } from '${from}/facts.ts';
import type { ${Subject}Rule } from '${from}/rules.ts';
import type { Outcome } from '${up || './'}outcome.ts';

// Written by \`npm run docs:reference\` from the sources of the decider.
export const ${constant}Outcomes = ${JSON.stringify(outcomes)} satisfies Partial<
  Record<${Subject}Command['type'], Outcome<${Subject}Fact['type'], ${Subject}Rule>>
>;
`;
}
