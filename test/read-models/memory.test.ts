import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import { readModelsContract } from '../contracts/read-models.ts';

readModelsContract('memory', async ({ now }) => openMemoryReadModels({ now }));
