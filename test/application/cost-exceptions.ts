/** Procedures that may cost more than others: more waves than three, or more write units than four with effects, and why. */
import type { ProcedureName } from '../../src/contract/procedures';

/** More waves than three, or more write units than four with effects, and why. */
interface Exception {
  readonly waves?: number;
  readonly writeUnits?: number;
  readonly why: string;
}
export const exceptions: Readonly<Partial<Record<ProcedureName, Exception>>> = {
  'document.register': {
    waves: 6,
    writeUnits: 5,
    why: 'the named owner, the guards of the number and their blanks are waves of their own; byline and relations',
  },
  'document.submissionPreview': {
    waves: 6,
    why: 'what the type demands, text, versions, their authors and the holders of roles follow each other',
  },
  'document.submit': {
    waves: 4,
    writeUnits: 16,
    why: 'what the type demands, with who may sign beside it; then snapshot, second commit, tasks, byline',
  },
  'document.approve': { writeUnits: 7, why: 'byline, relations, and task rows taken back' },
  'document.reject': { writeUnits: 9, why: 'byline, a task row taken back and one made for the author' },
  'document.recall': { writeUnits: 9, why: 'byline, a task row taken back and one made for the author' },
  'document.changeOwner': { waves: 4, why: 'asks the directory for the named owner' },
  'nonconformity.report': {
    waves: 10,
    writeUnits: 8,
    why: 'two commits around the Jira issue made as the person (R7)',
  },
  'nonconformity.createIssueAgain': {
    waves: 10,
    writeUnits: 6,
    why: 'searches Jira, then as for a report',
  },
  'nonconformity.planCorrection': { waves: 4, writeUnits: 5, why: 'asks the directory for the owner; a task row' },
  'nonconformity.completeCorrection': { writeUnits: 5, why: 'a task row taken back' },
  'report.start': { writeUnits: 25, why: 'the whole report is made: steps under a lease, seven files' },
  'export.start': { waves: 5, writeUnits: 12, why: 'the whole copy is made: steps under a lease, one file' },
  'document.reassignStep': { waves: 4, writeUnits: 9, why: 'asks the directory for the named person; task rows' },
  'document.waiveSeparation': {
    waves: 5,
    writeUnits: 9,
    why: 'asks who may sign, and for the named person; task rows',
  },
  'document.planEffect': { writeUnits: 8, why: 'byline, task rows, and the effect that waits for the day' },
  'document.confirmMinor': { waves: 4, writeUnits: 9, why: 'the right to sign is read after the gate; task rows' },
  'document.release': {
    waves: 5,
    writeUnits: 17,
    why: 'what the type demands; then frozen like a round: snapshot, second commit, announcement',
  },
  'document.review': { waves: 4, writeUnits: 8, why: 'the right to sign is read after the rules; task rows' },
  'document.withdraw': { waves: 5, writeUnits: 9, why: 'asks who is to sign the withdrawal; a task row for each' },
  'document.signWithdrawal': { waves: 4, writeUnits: 10, why: 'byline, task rows, the announcement and its record' },
  'document.rejectWithdrawal': { waves: 4, writeUnits: 8, why: 'byline and task rows' },
  'document.recallWithdrawal': { waves: 4, writeUnits: 8, why: 'byline and task rows' },
  'document.confirmLink': {
    waves: 4,
    writeUnits: 5,
    why: 'asks first whether the person may read where the link leads',
  },
  'document.placeLegalHold': { waves: 5, why: 'the space of the record, then the trail for the revision, are read' },
  'document.liftLegalHold': { waves: 4, why: 'the space of the record is looked at as the person' },
  'document.keepLonger': { waves: 5, why: 'the trail, then the right to sign, are read after the document' },
  'document.dispose': {
    waves: 5,
    writeUnits: 9,
    why: 'the trail, then the right to sign, are read after the document; the stored text goes, which is noted',
  },
  'copies.change': { waves: 7, writeUnits: 8, why: 'looks at both spaces, blanks the record; the job that follows' },
  'copies.nameAudience': { waves: 6, why: 'asks the directory for the groups, blanks the record' },
  'document.changeDistribution': { waves: 4, why: 'asks the directory for the named people' },
  'space.registerAsOf': { waves: 4, why: 'the trails of what has changed since' },
  'delegation.name': { waves: 6, writeUnits: 10, why: 'asks the directory for both people, blanks their rows; tasks' },
  'delegation.end': { waves: 5, writeUnits: 9, why: 'blanks at first use; tasks of the steps delegated' },
  'bulk.step': { waves: 8, writeUnits: 8, why: 'acts on the next pages, one transaction each' },
  'signing.setPassphrase': { waves: 6, writeUnits: 10, why: 'a secret is written before the row that points at it' },
  'signing.offerDevice': { waves: 6, writeUnits: 10, why: 'a secret is written before the row that points at it' },
  'signing.confirmDevice': { waves: 6, writeUnits: 10, why: 'the attempt is put down before the code is looked at' },
  'signing.requestRecovery': { waves: 4, writeUnits: 8, why: 'a task row for everybody who may decide' },
  'signing.grantRight': { waves: 4, why: 'asks the directory for the named person' },
  'signing.revokeRight': { waves: 4, why: 'asks the directory for the named person' },
  'signing.reviewFailures': { waves: 4, writeUnits: 5, why: 'names of the people concerned; task rows taken back' },
  'signing.decideRecovery': { waves: 4, writeUnits: 8, why: 'asks for names; old secrets are deleted by the outbox' },
  'types.preview': { waves: 4, why: 'names, then groups, then who is active' },
  'types.change': { waves: 9, why: 'asks who would sign today, blanks the record, and shows what applies' },
  'types.changePolicy': { waves: 6, why: 'counts the quality managers, and shows what applies' },
  'types.decideChange': { waves: 9, why: 'asks who would sign today, and shows what applies' },
  'settings.nameQualityManager': { waves: 6, why: 'checks every holder with Confluence, blanks, and shows names' },
  'settings.change': { waves: 6, why: 'checks every holder with Confluence, and shows names' },
};
