/**
 * The files of the demo company agree with each other, and every document arrives as a page.
 * Gates follow the table of document types; what the seed makes of the files is tested with the seed.
 */
import { join } from 'node:path';
import { markdownToAdf } from 'marklassian';
import { parse } from 'yaml';
import { type CompanyDocument, type CompanyRevision, readCompany } from '../../demo/read-company';

const { people, groups, site, cases, sources } = readCompany(join(process.cwd(), 'demo/company'));
const { documents } = site;
const documentNumbers = new Set(documents.map((document) => document.number));
const personByKey = new Map(people.map((person) => [person.key, person]));

/** Groups whose members approve each type, one entry for each approver. */
const APPROVING_GROUPS: Readonly<Record<string, readonly string[]>> = {
  POL: ['qms-top-management'],
  MAN: ['qms-top-management', 'qms-quality-managers'],
  PRO: ['qms-quality-managers'],
  WIN: ['qms-process-owners'],
  FRM: ['qms-process-owners'],
  SPC: ['qms-technical-leads'],
  PLN: ['qms-process-owners'],
  EXT: ['qms-process-owners'],
};
const REVIEWS: Readonly<Record<string, number>> = { POL: 1, MAN: 2, PRO: 1, WIN: 0, FRM: 0, SPC: 1, PLN: 0, EXT: 0 };
const SHORT_TYPES = ['FRM', 'EXT'];

type AdfNode = ReturnType<typeof markdownToAdf>['content'][number];
interface Source {
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
}
function readSource(path: string): Source {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(sources.get(path) ?? '');
  if (!match) throw new Error(`${path} has no front matter`);
  return { path, fields: parse(match[1] ?? '') as Record<string, unknown>, body: match[2] ?? '' };
}
const allSources = [...sources.keys()].map(readSource);

const filesOf = (document: CompanyDocument) => [
  ...document.revisions.map((revision) => revision.file),
  ...(document.target.openRevision?.file ? [document.target.openRevision.file] : []),
];
function* nodesOf(node: AdfNode): Generator<AdfNode> {
  yield node;
  for (const child of node.content ?? []) yield* nodesOf(child);
}
const pageOf = (source: Source) => markdownToAdf(source.body).content.flatMap((node) => [...nodesOf(node)]);
const unknownPeople = (keys: readonly (string | undefined)[]) =>
  keys.filter((key) => key !== undefined && !personByKey.has(key));

/** True if the revision was the effective one on that day. */
function wasInForce(document: CompanyDocument, label: string, daysAgo: number): boolean {
  const position = document.revisions.findIndex((revision) => revision.label === label);
  const from = document.revisions[position]?.effectiveDaysAgo;
  const until = document.revisions[position + 1]?.effectiveDaysAgo ?? -1;
  return typeof from === 'number' && from >= daysAgo && daysAgo > until;
}

describe('the people of the company', () => {
  it('are fourteen with a key, an address and groups that exist', () => {
    const groupNames = groups.map((group) => group.name);
    expect(people).toHaveLength(14);
    expect(personByKey.size).toBe(people.length);
    expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
    for (const person of people) {
      expect(person.email).toMatch(/^[a-z.]+@tarnbeck\.example$/);
      expect(groupNames).toEqual(expect.arrayContaining([...person.groups]));
    }
  });

  it('include one site administrator, and each group has an active member', () => {
    expect(people.filter((person) => person.isSiteAdministrator).map((person) => person.key)).toEqual([
      'sofia-lindqvist',
    ]);
    for (const group of groups) {
      expect(people.filter((person) => person.active && person.groups.includes(group.name))).not.toEqual([]);
    }
  });
});

describe('the list of documents', () => {
  it('has unique numbers that run without a gap within each type', () => {
    expect(documentNumbers.size).toBe(documents.length);
    for (const type of new Set(documents.map((document) => document.type))) {
      const numbers = documents.filter((document) => document.type === type).map((document) => document.number);
      expect(numbers).toEqual(numbers.map((_, index) => `TBI-${type}-${String(index + 1).padStart(3, '0')}`));
    }
  });

  it('names exactly the files that are there', () => {
    expect(documents.flatMap(filesOf).sort()).toEqual([...sources.keys()].sort());
  });

  it('hangs each document below a section or another document', () => {
    const parents = new Set([...site.sections.map((section) => section.key), ...documentNumbers]);
    expect(documents.filter((document) => !parents.has(document.parent))).toEqual([]);
  });

  it('holds the last two revisions, and the legacy revision is the one before them', () => {
    for (const document of documents) {
      const labels = document.revisions.map((revision) => Number(revision.label));
      const first = labels[0] ?? 0;
      expect(labels).toEqual(labels.map((_, index) => first + index));
      expect(labels.length).toBeGreaterThanOrEqual(first === 1 ? 1 : 2);
      expect(document.legacyRevision).toBe(first === 1 ? null : String(first - 1));
      expect(document.revisionHeld).toBe(String(labels.at(-1)));
    }
  });
});

describe.each(documents.map((document) => [document.number, document] as const))('%s', (_number, document) => {
  it('names people who exist and a gate that fits its type', () => {
    expect(unknownPeople([document.owner, ...document.revisions.flatMap(peopleOf)])).toEqual([]);
    for (const revision of document.revisions) {
      expect(revision.reviewers).toHaveLength(REVIEWS[document.type] ?? -1);
      expect([...revision.reviewers, ...revision.approvers]).not.toContain(revision.author);
      if (revision.emergency) continue;
      const approving = APPROVING_GROUPS[document.type] ?? [];
      const approverGroups = revision.approvers.map((key) => personByKey.get(key)?.groups ?? []);
      expect(approverGroups).toHaveLength(approving.length);
      approving.forEach((group, index) => {
        expect(approverGroups[index]).toContain(group);
      });
    }
  });

  it('says in each file what the list says', () => {
    for (const revision of document.revisions) {
      const { fields } = readSource(revision.file);
      const { number, type, title, owner } = document;
      expect(fields).toMatchObject({ number, type, title, owner, revision: revision.label, author: revision.author });
      expect(fields.reason).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('changes from each revision to the next', () => {
    const bodies = filesOf(document).map((path) => readSource(path).body);
    expect(new Set(bodies).size).toBe(bodies.length);
  });

  it('has dates in order and is in force where the list says so', () => {
    const effective = document.revisions.map((revision) => revision.effectiveDaysAgo ?? -1);
    expect(effective).toEqual([...effective].sort((a, b) => b - a));
    for (const { submittedDaysAgo, effectiveDaysAgo } of document.revisions) {
      expect(submittedDaysAgo ?? Number.NEGATIVE_INFINITY).toBeGreaterThanOrEqual(
        effectiveDaysAgo ?? Number.NEGATIVE_INFINITY,
      );
    }
    const inForce = document.revisions.filter((revision) => revision.state === 'effective');
    expect(inForce.map((revision) => revision.label)).toEqual(stillInForce(document));
  });
});

function peopleOf(revision: CompanyRevision): readonly (string | undefined)[] {
  return [revision.author, ...revision.reviewers, ...revision.approvers, revision.rejection?.by];
}
/** Rev 2 stays effective while Rev 3 is in work; the list then names Rev 2. */
function stillInForce(document: CompanyDocument): readonly string[] {
  return document.target.inForce === null ? [] : [document.target.inForce];
}

describe.each(allSources.map((source) => [source.path, source] as const))('%s', (_path, source) => {
  it('becomes a page with all its tables and no empty block', () => {
    const nodes = pageOf(source);
    const tables = nodes.filter((node) => node.type === 'table').length;
    expect(tables).toBeGreaterThanOrEqual(1);
    expect(tables).toBe(source.body.match(/^\| ---/gm)?.length);
    const blocks = ['tableHeader', 'tableCell', 'listItem', 'taskItem', 'paragraph', 'heading', 'blockquote'];
    expect(nodes.filter((node) => blocks.includes(node.type) && !node.content?.length)).toEqual([]);
    const leftovers = nodes.filter((node) => node.type === 'text' && /\*\*|&[a-z#]+;|<\/?[a-z]/.test(node.text ?? ''));
    expect(leftovers).toEqual([]);
  });

  it('has a length that suits its type', () => {
    const words = source.body.split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(SHORT_TYPES.includes(String(source.fields.type)) ? 180 : 380);
    expect(words).toBeLessThanOrEqual(1200);
  });

  it('refers only to documents that exist', () => {
    const references = (sources.get(source.path) ?? '').match(/TBI-[A-Z]{3}-\d{3}/g) ?? [];
    expect(references.filter((reference) => !documentNumbers.has(reference))).toEqual([]);
  });
});

describe('the nonconformities', () => {
  const { nonconformities } = cases;

  it('are twelve with a key and people who exist', () => {
    expect(nonconformities).toHaveLength(12);
    expect(new Set(nonconformities.map((one) => one.key)).size).toBe(12);
    for (const { reporter, correction, correctiveAction, project } of nonconformities) {
      expect(project).toBe(cases.project.key);
      const named = [reporter, correction.owner, correctiveAction?.owner, correctiveAction?.verifier];
      expect(unknownPeople(named)).toEqual([]);
      expect(correctiveAction?.verifier).not.toBe(correctiveAction?.owner ?? '');
    }
  });

  it('use the severities and origins of the app and fit its fields', () => {
    for (const one of nonconformities) {
      expect(['critical', 'major', 'minor']).toContain(one.severity);
      expect(['process', 'product', 'audit', 'complaint', 'supplier', 'other']).toContain(one.origin);
      expect(`${one.where.document}, ${one.where.place}`.length).toBeLessThanOrEqual(255);
      expect(one.process.length).toBeLessThanOrEqual(120);
    }
  });

  it.each(nonconformities.map((one) => [one.key, one] as const))(
    '%s breaches a requirement that was in force on its day',
    (_key, one) => {
      expect(documentNumbers).toContain(one.where.document);
      const { requirement } = one;
      if ('standard' in requirement) {
        expect(requirement.edition).toMatch(/^\d{4}$/);
        expect(requirement.clause).toMatch(/^\d+(\.\d+)*$/);
        return;
      }
      const document = documents.find((candidate) => candidate.number === requirement.document);
      if (!document) throw new Error(`${requirement.document} is not in the list`);
      expect(wasInForce(document, requirement.revision, one.daysAgo)).toBe(true);
      const path = `documents/${requirement.document}/rev-${requirement.revision}.md`;
      expect(readSource(path).body).toContain(`## ${requirement.section}\n`);
    },
  );

  it.each(nonconformities.map((one) => [one.key, one] as const))('%s has what its state needs', (_key, one) => {
    const { state, daysAgo, correction, correctiveAction } = one;
    if (state === 'reported') expect(one.acceptedAfterDays).toBeUndefined();
    else expect(one.acceptedAfterDays).toBeLessThanOrEqual(daysAgo);
    expect(correction.doneInDays === undefined).toBe(correction.outcome === undefined);
    if (state !== 'closed') return;
    expect(correction.doneInDays).toBeLessThanOrEqual(one.closedAfterDays ?? -1);
    expect(one.closedAfterDays).toBeLessThanOrEqual(daysAgo);
    expect(correctiveAction?.why).toMatch(/\.$/);
  });

  it('refer only to documents that exist', () => {
    const references = JSON.stringify(cases).match(/TBI-[A-Z]{3}-\d{3}/g) ?? [];
    expect(references.filter((reference) => !documentNumbers.has(reference))).toEqual([]);
  });
});
