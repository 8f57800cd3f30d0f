import { projections } from '../../src/projections/all.ts';
import { openProduct } from './product.ts';

// What a server does before it answers: stores open and checked, every read model at the head.
const [dir = ''] = process.argv.slice(2);
await using _product = await openProduct(dir, { projections });
process.stdout.write('ready');
