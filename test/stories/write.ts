import { writeFileSync } from 'node:fs';
import { allStories } from './all.ts';
import { book } from './book.ts';
import { run } from './run.ts';

/** Writes docs/stories.md anew, in both languages, from what happens in the stories now. */
const runs = await Promise.all(allStories.map((story) => run(story)));
writeFileSync('docs/stories.md', book(runs, 'en'));
writeFileSync('docs/stories.zh-CN.md', book(runs, 'zh-CN'));
