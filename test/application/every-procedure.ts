/**
 * For every procedure: who calls it, on what, with which request. The type demands a row for each procedure of the contract,
 * and the tests that walk this table fail on one without. The examples of each context stand in a file of their own.
 */
import { type ProcedureName, procedures } from '../../src/contract/procedures';
import { bulkExamples } from './examples/bulk';
import { copiesExamples } from './examples/copies';
import { documentExamples } from './examples/document';
import { lifeCycleExamples } from './examples/life-cycle';
import { nonconformityExamples } from './examples/nonconformity';
import { readingExamples } from './examples/reading';
import { reportExamples } from './examples/report';
import { retentionExamples } from './examples/retention';
import { settingsExamples } from './examples/settings';
import { signingExamples } from './examples/signing';
import { spaceExamples } from './examples/space';
import { typeExamples } from './examples/types';
import type { Example } from './examples/example';

/** Retention before types: from then on a change of a type waits for a second approval. */
export const examples: Readonly<Record<ProcedureName, Example>> = {
  ...documentExamples,
  ...lifeCycleExamples,
  ...readingExamples,
  ...retentionExamples,
  ...nonconformityExamples,
  ...spaceExamples,
  ...reportExamples,
  ...bulkExamples,
  ...typeExamples,
  ...signingExamples,
  ...settingsExamples,
  ...copiesExamples,
};

const isReport = (name: ProcedureName) => name.startsWith('report.');
const all = Object.keys(procedures) as ProcedureName[];
/** The order to walk them in: reports first, because they tell of every document that stands in the space by then. */
export const procedureNames: readonly ProcedureName[] = [
  ...all.filter(isReport),
  ...all.filter((name) => !isReport(name)),
];
