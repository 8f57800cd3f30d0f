import { readModelsContract } from '../contracts/read-models.ts';
import { describeWithMongo } from '../support/mongodb.ts';
import { newProcesses } from './mongodb-stores.ts';

// What is sent to MongoDB itself is understood by FerretDB as well, but slowly.
for (const asMongoDb of [false, true]) {
  describeWithMongo(asMongoDb ? 'like MongoDB itself' : 'as the server likes it', () => {
    const processes = newProcesses();
    readModelsContract('MongoDB', ({ now }) => processes.open({ asMongoDb, now }));
  });
}
