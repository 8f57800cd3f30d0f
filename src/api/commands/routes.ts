import type { CommandWords } from '../../wording/commands/command-words.ts';
import { commandWords } from '../../wording/commands.ts';
import { type Example, examples } from '../../wording/examples.ts';
import type { Outcome } from '../../wording/outcomes/outcome.ts';
import { outcomes } from '../../wording/outcomes.ts';
import type { Words } from '../../wording/say.ts';
import type { Api } from '../api.ts';
import type { Route } from '../route.ts';
import { answerOf } from './answers.ts';
import { commandBody, sharedNames } from './bodies.ts';
import { bulkRoute } from './bulk.ts';
import { sentWith } from './headers.ts';
import { orderIntakeRoute } from './order-intake.ts';
import { runCommand } from './running.ts';
import {
  COMMAND_PROBLEMS,
  commandAnswers,
  dryRunQuery,
  isDryRun,
  refusalsOf,
  SENT_HEADERS,
  subjectParams,
} from './sharing.ts';
import { needsSubject, type ToldCommand, toldCommands } from './told.ts';

/** A route for every command that somebody may send, the intake of orders, and many at once. */
export function commandRoutes(api: Api): readonly Route[] {
  return [
    ...toldCommands(api).map((told) => commandRoute(api, told)),
    orderIntakeRoute(api),
    bulkRoute(api),
  ];
}

function commandRoute(api: Api, told: ToldCommand): Route {
  const { category, command, shape, action, topic, path, name } = told;
  const body = commandBody(shape);
  const { id, commands }: Example = examples[category];
  const words: Readonly<Record<string, CommandWords>> = commandWords[category];
  const { name: summary, does } = words[command] ?? { name: [name, name], does: ['', ''] };
  const known: Readonly<Record<string, Outcome>> = outcomes[category];
  const outcome = known[command] ?? { records: [] };
  const about = { needsSubject: needsSubject(category, command) };
  return {
    method: 'POST',
    path,
    name,
    topic,
    action,
    summary,
    about: withShared(does, sharedNames(shape)),
    params: subjectParams,
    query: dryRunQuery,
    headers: SENT_HEADERS,
    body: {
      schema: body.schema,
      isOptional: body.isOptional,
      examples: { [command]: { summary, value: commands[command] } },
      judgedBy: 'handler',
    },
    answers: commandAnswers(streamFor(api, category, id), outcome, !about.needsSubject),
    problems: COMMAND_PROBLEMS,
    refusals: refusalsOf(category, command),
    async handle(asked) {
      const raw = {
        stream: `${category}-${asked.params.id}`,
        command,
        ...body.parts(asked.body),
        ...sentWith(asked.headers),
      };
      const how = { isDryRun: isDryRun(asked.query) };
      return answerOf(await runCommand(api, asked, raw, how), about);
    },
  };
}

/** In its canonical spelling, as answers have it. */
function streamFor({ aggregates }: Api, category: string, id: string): string {
  return `${category}-${aggregates.get(category)?.idOf(id)}`;
}

/** Says of which names the command means something else than every other one. */
function withShared([zh, en]: Words, shared: readonly string[]): Words {
  if (shared.length === 0) return [zh, en];
  const names = shared.join(', ');
  return [
    `${zh}这里的 ${names} 是命令自己的字段；在哪里告知的，可用 /v1/commands 写明。`,
    `${en} Here ${names} is the command’s own field; where it was told can be said in /v1/commands.`,
  ];
}
