import { indexesFingerprint } from './indexing.ts';
import { MemoryCollection } from './memory-collection.ts';
import { type Collection, type Indexes, IndexesChanged, type ReadModels } from './read-models.ts';

/** Read models that live as long as the process: for tests, demos and looking around. */
export function openMemoryReadModels({ now }: { now: () => number }): ReadModels {
  const builds = new Map<string, MemoryCollection<never>>();
  const published = new Map<string, string>();

  const drop = (key: string): void => {
    const build = builds.get(key);
    if (build) build.dropped = true;
    builds.delete(key);
  };

  return {
    async open<D extends object>(name: string, version: number, build: string, indexes: Indexes) {
      const key = keyOf(name, version, build);
      const known = builds.get(key);
      if (known && indexesFingerprint(known.indexes) !== indexesFingerprint(indexes)) {
        throw new IndexesChanged(
          `${name} ${version} was made with other indexes: raise its version`,
        );
      }
      const made = known ?? new MemoryCollection({ name, version, build, indexes }, now);
      builds.set(key, made);
      return made as Collection<object> as Collection<D>;
    },
    async published<D extends object>(name: string) {
      const build = builds.get(published.get(name) ?? '');
      return build as Collection<object> | undefined as Collection<D> | undefined;
    },
    async publish(name, version, build) {
      const key = keyOf(name, version, build);
      if (!builds.has(key)) throw new Error(`there is no build ${build} of ${name} ${version}`);
      const before = published.get(name);
      published.set(name, key);
      if (before !== undefined && before !== key) drop(before);
    },
    async builders(name) {
      const unpublished = [...builds].filter(
        ([key, build]) => build.name === name && published.get(name) !== key,
      );
      const owners = unpublished.flatMap(([, { builder }]) => builder ?? []);
      return [...new Set(owners)];
    },
    async sweep(name) {
      const abandoned = [...builds].filter(
        ([key, build]) => build.name === name && published.get(name) !== key && build.isAbandoned,
      );
      for (const [key] of abandoned) drop(key);
      return abandoned.length;
    },
    async [Symbol.asyncDispose]() {
      builds.clear();
    },
  };
}

function keyOf(name: string, version: number, build: string): string {
  return JSON.stringify([name, version, build]);
}
