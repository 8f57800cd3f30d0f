import { listed, type Territory } from '../territory.ts';
import type { OrderState } from './state.ts';

/** An order belongs to every site that its lines name or that it was placed at. */
export function territoryOf({ body, split }: OrderState): Territory | undefined {
  if (!body) return undefined;
  const { division, project, lines } = body;
  const named = lines.flatMap(({ from }) => listed(from));
  return {
    divisions: listed(division),
    projects: listed(project),
    sites: [...new Set([...named, ...(split?.sites ?? [])])],
  };
}
