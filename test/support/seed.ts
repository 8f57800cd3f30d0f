import fc from 'fast-check';

/** The same examples at every run of the tests; LADING_TEST_SEED takes others. */
const SEED = 20_260_302;

fc.configureGlobal({ seed: Number(process.env.LADING_TEST_SEED ?? SEED) });
