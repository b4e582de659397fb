/** Surfaces with the answers they need, for tests that look at them in one state. */
import { acceptedNonconformity, nonconformity } from './nonconformity-answers';
import { delegations, myWork, overview, register } from './space-answers';
import { documentView, submissionPreview } from './document-answers';
import { effectiveText, gateApplied, history } from './reading-answers';
import { idris, pageId, spaceId } from './answer-parts';
import { reportStatus, runningReport } from './report-answers';
import { settings } from './settings-answers';
import { releasedCopies } from './copy-answers';
import { bulkPreview, bulkResults, bulkStatus, digestSettings, finishedBulk } from './bulk-answers';
import type { Answers, Scenario } from './fake-host';
import { disposition, relations } from './retention-answers';
import { redline, registerAsOf, revisions, supersededText, verification } from './revision-answers';
import { gatePreview, typeHistory, typesView } from './types-answers';

export const ok = <Answer>(answer: Answer) => ({ ok: true, answer }) as const;
export const page = { content: { id: pageId, type: 'page' }, space: { id: spaceId, key: 'QMS' } };
const space = { space: { id: spaceId, key: 'QMS' } };
const list = { rows: [acceptedNonconformity, nonconformity()], more: false };

export const documents: Answers = {
  'document.effectiveText': ok(effectiveText),
  'document.history': ok(history),
  'document.gate': ok(gateApplied),
  'document.relations': ok(relations),
  'document.revisions': ok(revisions),
  'document.redline': ok(redline),
  'document.verify': ok(verification),
  'document.revisionText': ok(supersededText),
  'document.submissionPreview': ok(submissionPreview),
  'nonconformity.ofPage': ok(list),
};
const types: Answers = {
  'types.view': ok(typesView()),
  'types.preview': ok(gatePreview),
  'types.history': ok(typeHistory),
};
export const spaces: Answers = {
  'space.overview': ok(overview),
  'space.register': ok(register),
  'space.registerAsOf': ok(registerAsOf),
  'space.myWork': ok(myWork),
  'space.disposition': ok(disposition),
  'document.relations': ok(relations),
  'document.view': ok(documentView()),
  'delegation.view': ok(delegations),
  'nonconformity.ofSpace': ok(list),
  'nonconformity.view': ok(acceptedNonconformity),
  'settings.view': ok(settings()),
  ...types,
  'bulk.list': ok({ jobs: [bulkStatus(), finishedBulk] }),
  'bulk.preview': ok(bulkPreview),
  'bulk.start': ok(bulkStatus({ done: 0, refused: 0, failed: 0 })),
  'bulk.view': ok({ status: finishedBulk, results: bulkResults }),
  'bulk.step': ok({ status: finishedBulk, results: bulkResults, againInSeconds: 0 }),
  'digest.view': ok(digestSettings),
  'copies.view': ok(releasedCopies),
  'report.list': ok({ reports: [runningReport, reportStatus()] }),
  'report.status': ok(runningReport),
};
export const directory = {
  '/wiki/rest/api/search/user': { results: [{ user: { accountId: idris.accountId, displayName: idris.name } }] },
  '/wiki/rest/api/group/picker': { results: [{ id: 'f3a1b2c6', name: 'quality' }] },
  '/wiki/api/v2/spaces': { results: [{ id: '1', key: 'ENG', name: 'Engineering' }] },
  '/rest/api/3/project/search': { values: [{ key: 'TBQ', name: 'Tarnbeck quality' }] },
  '/rest/api/3/issue/createmeta/': { issueTypes: [{ id: '10001', name: 'Task' }] },
};

export const byline = (view: Answers['document.view'], more: Answers = {}): Scenario => ({
  moduleKey: 'document-byline',
  extension: page,
  answers: { ...documents, 'document.view': view, ...more } as Answers,
  product: directory,
});
export const spacePage = (more: Answers = {}): Scenario => ({
  moduleKey: 'quality-space',
  extension: space,
  answers: { ...spaces, ...more },
  product: directory,
});
export const settingsPage = (view: Parameters<typeof settings>[0]): Scenario => ({
  moduleKey: 'quality-settings',
  extension: {},
  answers: {
    'digest.view': ok(digestSettings),
    'settings.view': ok(settings(view)),
    'settings.change': ok(settings({ sequence: 4 })),
    ...types,
  },
  product: directory,
});
