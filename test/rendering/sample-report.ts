/** A report of a made-up year, for looking at and for the tests of the writers. */
import type { SignatureManifestation } from '../../src/contract/signature-answers';
import type { ReportModel } from '../../src/application/report/model';
import type { AccountId } from '../../src/kernel/ids';
import type { CalendarDate, Instant } from '../../src/kernel/time';

const person = (name: string) => ({
  accountId: `712020:${name.toLowerCase().replace(/[^a-z]/g, '-')}` as AccountId,
  name,
});
const instant = (day: string) => `${day}T09:30:00.000Z` as Instant;
const date = (day: string) => day as CalendarDate;

const signature = (
  name: string,
  meaning: SignatureManifestation['meaning'],
  number: string,
): SignatureManifestation => ({
  signer: person(name),
  meaning,
  signedAt: instant('2026-03-04'),
  documentNumber: number,
  revisionLabel: '5',
  pageVersion: 12,
  pageVersionCreatedAt: instant('2026-03-02'),
  contentDigest: 'a'.repeat(64),
  reconfirmation: 'account',
});

export function sampleReport(): ReportModel {
  const documents = Array.from({ length: 24 }, (_, index) => `TBI-PRO-${String(index + 1).padStart(3, '0')}`);
  return {
    header: {
      site: 'https://tarnbeck.example',
      spaceName: 'Quality',
      from: date('2026-01-01'),
      to: date('2026-11-22'),
      madeAt: instant('2026-11-22'),
      madeBy: person('Ben Castell'),
      reportId: '01JDAAAAAAAAAAAAAAAAAAAAAA',
    },
    counts: {
      documentsInForce: 24,
      revisionsMadeEffective: 9,
      documentsWithdrawn: 1,
      signatures: 31,
      nonconformitiesReported: 5,
      nonconformitiesOpen: 2,
      nonconformitiesClosed: 3,
      correctionsOverdue: 1,
      trailEntries: 214,
    },
    documentsInForce: documents.map((number, index) => ({
      number,
      typeCode: 'PRO',
      title:
        index % 5 === 0
          ? 'Calibration of conductivity meters (µS/cm) for 東京水質 株式会社'
          : 'Control of documents and records',
      owner: person('Łukasz Żak'),
      revisionLabel: '5',
      effectiveAt: instant('2026-03-04'),
      pageVersion: 12,
      contentDigest: 'a'.repeat(64),
      approvers: [signature('Idris Bello', 'approved', number), signature('Maren Holt', 'approved', number)],
      nextReviewOn: date('2028-03-04'),
      inWork: index % 7 === 0 ? 'Rev 6 in review' : null,
      changeRequest: null,
      temporaryUntil: null,
    })),
    emergencyReleases: [],
    revisionHistory: documents.slice(0, 4).map((number) => ({
      number,
      title: 'Control of documents and records',
      entries: (['author', 'reviewed', 'approved'] as const).map((meaning, index) => ({
        sequence: index + 3,
        at: instant('2026-03-04'),
        actor: meaning === 'author' ? 'Sofia Lindqvist' : 'Idris Bello',
        text:
          meaning === 'author'
            ? 'Rev 5 submitted for approval.'
            : meaning === 'reviewed'
              ? 'Rev 5 reviewed.'
              : 'Rev 5 approved and in force; Rev 4 superseded.',
        revisionLabel: '5',
        reason:
          meaning === 'author'
            ? 'Retention of calibration certificates raised from 5 to 10 years; น้ำ samples added.'
            : null,
        signature: signature(meaning === 'author' ? 'Sofia Lindqvist' : 'Idris Bello', meaning, number),
        digest: 'b'.repeat(64),
      })),
    })),
    openNonconformities: [record('NC-2026-004', 'accepted'), record('NC-2026-005', 'reported')],
    closedNonconformities: [
      record('NC-2026-001', 'closed'),
      record('NC-2026-002', 'closed'),
      record('NC-2026-003', 'closed'),
    ],
    settledNonconformities: [],
    notices: ['2 documents that you may not read are left out.'],
  };
}

function record(number: string, state: 'accepted' | 'reported' | 'closed'): ReportModel['openNonconformities'][number] {
  return {
    number,
    state,
    what: '12 probes outside the conductivity tolerance of ±0.5 % after a mix-up of standard solutions',
    where: 'Final inspection, bench 2',
    reporter: person('Luca Ferri'),
    reportedAt: instant('2026-05-12'),
    documentNumber: 'TBI-WIN-002',
    revisionLabel: '4',
    issueKey: 'NCR-7',
    acceptance:
      state === 'reported'
        ? null
        : {
            origin: 'process',
            process: 'Production',
            requirement: 'TBI-WIN-002 Rev 4, step 6',
            evidence: 'Twelve inspection records, 5 to 12 May',
            severity: 'major',
            by: person('Idris Bello'),
            at: instant('2026-05-13'),
          },
    settledBecause: null,
    corrections:
      state === 'reported'
        ? []
        : [
            {
              correctionNumber: 1,
              correction: 'Recalibrate all 12 probes with a fresh 1413 µS/cm standard and verify again',
              owner: person('Callum Reid'),
              dueOn: date('2026-05-20'),
              completedAt: state === 'closed' ? instant('2026-05-18') : null,
              outcome: state === 'closed' ? '12 of 12 within tolerance' : null,
            },
          ],
    closure:
      state === 'closed'
        ? {
            signer: person('Idris Bello'),
            meaning: 'closed',
            signedAt: instant('2026-05-21'),
            reason: 'Isolated; labels of the standard solutions changed the same day',
            correctiveActionNeeded: false,
            reconfirmation: 'account',
            contentDigest: 'c'.repeat(64),
          }
        : null,
    digest: 'd'.repeat(64),
  };
}
