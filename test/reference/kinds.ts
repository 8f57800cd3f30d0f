import { masterCommands } from '../../src/domain/master/commands.ts';
import { MASTER_KINDS, type MasterKind } from '../../src/domain/master/kinds.ts';
import { examples } from '../../src/wording/examples.ts';
import { type Locale, textIn } from '../../src/wording/say.ts';
import { subjects } from '../../src/wording/subjects.ts';
import { fieldTable } from './field-table.ts';
import { json } from './markdown.ts';
import { TEXTS } from './texts.ts';

/** What `Put` takes of every kind of master data. */
export function kindSections(locale: Locale): readonly string[] {
  return [
    `## ${textIn(TEXTS.kinds, locale)}`,
    ...MASTER_KINDS.flatMap((kind) => {
      const { schema } = masterCommands(kind).Put;
      const { id, commands } = examples[kind];
      return [
        `### ${heading(kind, locale)}`,
        fieldTable({ folder: 'master' }, `Put.${kind}`, schema, locale),
        json({ stream: `${kind}-${encodeURIComponent(id)}`, command: 'Put', data: commands.Put }),
      ];
    }),
  ];
}

function heading(kind: MasterKind, locale: Locale): string {
  return locale === 'en' ? kind : `${kind} ${textIn(subjects[kind], locale)}`;
}
