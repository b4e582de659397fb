/**
 * What happened to one controlled document: its page is created and takes its number, each revision is written, submitted
 * and signed, an edit afterwards opens the next one, and what is no longer needed is withdrawn.
 */
import type { AnswersByProcedure } from '../../src/contract/answers';
import type { DocumentView } from '../../src/contract/document-answers';
import type { CompanyDocument, CompanyRevision } from '../read-company';
import type { CompanySite } from './company-site';
import { readRevisionSource } from './page-body';
import type { Actor } from './site-client';
import { type Calendar, littleLater, type Step } from './timeline';
import { DRAFT_DAYS_AGO } from './numbering';

/** A page that waits longer than this for its first revision says so until then. */
const LONGEST_WRITING = 30;
const WRITTEN_BEFORE = 4;
const PROPOSED_BEFORE = 3;
const HOURS = { created: 8, written: 9, submitted: 10, reviewed: 12, approved: 15, withdrawn: 16 } as const;
const BETWEEN_SIGNATURES = 0.5;

export function documentSteps(
  site: CompanySite,
  calendar: Calendar,
  document: CompanyDocument,
  numberedDaysAgo: number,
): readonly Step[] {
  return new DocumentStory(site, calendar, document).steps(numberedDaysAgo);
}

class DocumentStory {
  constructor(
    private readonly site: CompanySite,
    private readonly calendar: Calendar,
    private readonly document: CompanyDocument,
  ) {}

  steps(numberedDaysAgo: number): readonly Step[] {
    const { document } = this;
    const [first, ...later] = document.revisions;
    if (first === undefined) throw new Error(`${document.number} has no revision.`);
    const waits = numberedDaysAgo - (first.submittedDaysAgo ?? 0) > LONGEST_WRITING;
    return [
      this.numbering(numberedDaysAgo, () => this.takeNumber(first, waits)),
      ...(waits ? [this.writing(first)] : []),
      ...this.round(first),
      ...later.flatMap((revision) => [this.writing(revision), ...this.round(revision)]),
      ...this.editSinceApproval(),
      ...this.withdrawal(),
    ];
  }

  private step(daysAgo: number, hour: number, what: string, play: () => Promise<void>): Step {
    const name = `${this.document.number}: ${what}`;
    return { at: this.calendar.at(daysAgo, hour + littleLater(name)), name, play };
  }

  /** On the hour, so that numbers of one day are taken in the order of the list. */
  private numbering(daysAgo: number, play: () => Promise<void>): Step {
    return { at: this.calendar.at(daysAgo, HOURS.created), name: `${this.document.number}: take a number`, play };
  }

  private get pageId(): string {
    const pageId = this.site.pages.get(this.document.number);
    if (pageId === undefined) throw new Error('has no page yet');
    return pageId;
  }

  private sourceOf(file: string) {
    return readRevisionSource(this.site.company.sources.get(file) ?? '');
  }

  private async takeNumber(first: CompanyRevision, waits: boolean): Promise<void> {
    const { site, document } = this;
    const { number, title, type, owner, legacyRevision } = document;
    const parentId = site.pages.get(document.parent);
    if (parentId === undefined) throw new Error(`its parent ${document.parent} has no page`);
    const markdown = waits ? waitingText(document) : this.sourceOf(first.file).markdown;
    site.pages.set(number, await site.addPage(site.person(first.author), { title, parentId, markdown }));
    const answer = await site.client.invoke(
      site.documentController,
      'document.register',
      {
        pageId: this.pageId,
        typeCode: type,
        owner: site.person(owner).accountId,
        ...(legacyRevision === null ? {} : { legacyRevision: Number(legacyRevision) }),
      },
      this.place(),
    );
    const registered = controlled(answer);
    if (registered.number !== number) throw new Error(`took the number ${registered.number}`);
    if (registered.work?.label !== first.label) throw new Error(`opened revision ${registered.work?.label}`);
    await site.client.settle();
  }

  /** The real edit; where the document is in force already, the app must notice it and open the next revision. */
  private writing(revision: CompanyRevision): Step {
    const daysAgo = revision.submittedDaysAgo === null ? DRAFT_DAYS_AGO : revision.submittedDaysAgo + WRITTEN_BEFORE;
    return this.step(daysAgo, HOURS.written, `write revision ${revision.label}`, () =>
      this.write(revision.author, revision.file, revision.label),
    );
  }

  private async write(author: string, file: string, label: string): Promise<void> {
    const { site } = this;
    await site.editPage(site.person(author), this.pageId, this.sourceOf(file).markdown, `Revision ${label}`);
    await site.client.settle();
    const { work } = await this.view(site.person(author));
    if (work?.label !== label || work.state !== 'draft') {
      throw new Error(`the edit should have left a draft of revision ${label}, there is ${describe(work)}`);
    }
  }

  private editSinceApproval(): readonly Step[] {
    const open = this.document.target.openRevision;
    if (open?.file === undefined || open.editedBy === undefined) return [];
    const { file, editedBy, revision, editedDaysAgo = DRAFT_DAYS_AGO } = open;
    return [this.step(editedDaysAgo, HOURS.written, 'edit after approval', () => this.write(editedBy, file, revision))];
  }

  /** Submission and what became of it: signatures, a rejection, or waiting. */
  private round(revision: CompanyRevision): readonly Step[] {
    const { submittedDaysAgo: submitted, label, rejection } = revision;
    if (submitted === null) return [];
    if (revision.emergency === true) {
      return [this.step(submitted, HOURS.approved, `release revision ${label}`, () => this.release(revision))];
    }
    const submission = this.step(submitted, HOURS.submitted, `submit revision ${label}`, () => this.submit(revision));
    if (rejection !== undefined) {
      const rejected = this.step(rejection.daysAgo, HOURS.approved, `reject revision ${label}`, () =>
        this.reject(rejection.by, rejection.comment),
      );
      return [submission, rejected];
    }
    return [submission, ...this.signatures(revision, submitted)];
  }

  private signatures(revision: CompanyRevision, submitted: number): readonly Step[] {
    const { label, reviewers, approvers } = revision;
    const approvedDay = revision.approvedDaysAgo ?? revision.effectiveDaysAgo;
    const reviewedDay = approvedDay === null ? submitted - 1 : Math.ceil((submitted + approvedDay) / 2);
    const reviews = reviewers.map((key, index) =>
      this.step(reviewedDay, HOURS.reviewed + index * BETWEEN_SIGNATURES, `review of revision ${label} by ${key}`, () =>
        this.approve(key, 'reviewed'),
      ),
    );
    if (approvedDay === null) return reviews;
    const approvals = approvers.map((key, index) => {
      const isLast = index === approvers.length - 1;
      const hour = HOURS.approved + index * BETWEEN_SIGNATURES;
      return this.step(approvedDay, hour, `approval of revision ${label} by ${key}`, async () => {
        await this.approve(key, 'approved');
        if (isLast) await this.expectApproved(revision, key);
      });
    });
    return [...reviews, ...approvals];
  }

  private async submit(revision: CompanyRevision): Promise<void> {
    const { client } = this.site;
    const author = this.site.person(revision.author);
    const { currentPageVersion } = await this.view(author);
    const { reason } = this.sourceOf(revision.file);
    const request = {
      pageId: this.pageId,
      pageVersion: currentPageVersion,
      reason,
      ...this.effectOf(revision),
      confirmed: true as const,
    };
    await client.invoke(author, 'document.submit', request, this.place());
    await client.settle();
    let { work } = await this.view(author);
    if (work?.state === 'preparing') {
      await client.catchUp();
      ({ work } = await this.view(author));
    }
    if (work?.label !== revision.label || work.state !== 'inReview') {
      throw new Error(`should be in review, there is ${describe(work)}`);
    }
  }

  private async approve(key: string, meaning: 'reviewed' | 'approved'): Promise<void> {
    const signer = this.site.person(key);
    const request = await this.signing(signer, meaning);
    await this.site.client.invoke(signer, 'document.approve', request, this.place());
    await this.site.client.settle();
  }

  private async reject(key: string, comment: string): Promise<void> {
    const signer = this.site.person(key);
    const request = { ...(await this.signing(signer, 'approved')), comment };
    await this.site.client.invoke(signer, 'document.reject', request, this.place());
    await this.site.client.settle();
  }

  /** What this person is asked to sign, and what they have before their eyes. */
  private async signing(signer: Actor, meaning: 'reviewed' | 'approved') {
    const { work, mySteps } = await this.view(signer);
    const step = mySteps.find((mine) => mine.meaning === meaning && mine.refusedBecause === null);
    if (step === undefined || work === null || work.pageVersion === null || work.contentDigest === null) {
      throw new Error(
        `${signer.name} has nothing to sign as ${meaning}: ${JSON.stringify(mySteps)}, ${describe(work)}`,
      );
    }
    const { round, pageVersion, contentDigest } = work;
    return { pageId: this.pageId, stepId: step.stepId, round, pageVersion, contentDigest, confirmed: true as const };
  }

  /** “First day of next month”, seen from the first start. */
  private effectOf({ effectiveOn }: CompanyRevision): { readonly effective?: string } {
    return effectiveOn === undefined ? {} : { effective: this.calendar.firstOfNextMonth() };
  }

  private async release(revision: CompanyRevision): Promise<void> {
    const { client, qualityManager } = this.site;
    const { currentPageVersion: pageVersion } = await this.view(qualityManager);
    const { reason } = this.sourceOf(revision.file);
    const request = { pageId: this.pageId, pageVersion, reason, confirmed: true as const };
    await client.invoke(qualityManager, 'document.release', request, this.place());
    await client.settle();
    const { effective, lifeCycle } = await this.view(qualityManager);
    if (effective?.label !== revision.label || !lifeCycle.flags.includes('temporary')) {
      throw new Error(`should be released and temporary, there is ${describe(effective)}`);
    }
  }

  /** In force, or resting until its day. */
  private async expectApproved({ label, effectiveOn }: CompanyRevision, key: string): Promise<void> {
    const { effective, work } = await this.view(this.site.person(key));
    if (effectiveOn !== undefined) {
      if (work?.label === label && work.state === 'approved') return;
      throw new Error(`revision ${label} should rest approved, there is ${describe(work)}`);
    }
    if (effective?.label !== label || work !== null) {
      throw new Error(`revision ${label} should be effective, there is ${describe(effective)} and ${describe(work)}`);
    }
  }

  private withdrawal(): readonly Step[] {
    const { withdrawal } = this.document.target;
    if (withdrawal === undefined) return [];
    const { daysAgo, reason, by, replacement } = withdrawal;
    return [
      this.step(daysAgo + PROPOSED_BEFORE, HOURS.withdrawn, 'propose the withdrawal', async () => {
        const instead = replacement === null ? {} : { replacement };
        const request = { pageId: this.pageId, reason, ...instead, confirmed: true as const };
        await this.site.client.invoke(this.site.person(by), 'document.withdraw', request, this.place());
        await this.site.client.settle();
      }),
      this.step(daysAgo, HOURS.withdrawn, 'withdraw', () => this.signWithdrawal()),
    ];
  }

  /** By somebody who is asked and did not propose it: here the quality manager, who also owns processes. */
  private async signWithdrawal(): Promise<void> {
    const { client, qualityManager } = this.site;
    const { lifeCycle, effective } = await this.view(qualityManager);
    const { round, mySteps } = lifeCycle.withdrawal ?? { round: 0, mySteps: [] };
    const [stepId] = mySteps;
    const contentDigest = effective?.contentDigest;
    if (stepId === undefined || contentDigest === undefined || contentDigest === null) {
      throw new Error(`${qualityManager.name} has no withdrawal to sign`);
    }
    const request = { pageId: this.pageId, round, stepId, contentDigest, confirmed: true as const };
    const withdrawn = await client.invoke(qualityManager, 'document.signWithdrawal', request, this.place());
    if (controlled(withdrawn).life !== 'withdrawn') throw new Error('should be withdrawn');
    await client.settle();
  }

  private async view(as: Actor): Promise<DocumentView> {
    return controlled(await this.site.client.invoke(as, 'document.view', { pageId: this.pageId }, this.place()));
  }

  private place() {
    return { on: 'page', pageId: this.pageId } as const;
  }
}

function controlled(answer: AnswersByProcedure['document.view']): DocumentView {
  if (answer.kind === 'uncontrolled') throw new Error('is not a controlled document');
  return answer;
}

function describe(revision: DocumentView['work']): string {
  return revision === null ? 'no revision' : `revision ${revision.label} ${revision.state}, round ${revision.round}`;
}

function waitingText({ title, legacyRevision }: CompanyDocument): string {
  const before =
    legacyRevision === null ? '' : ` Until then revision ${legacyRevision} applies as it was issued before.`;
  return `*${title}* is being written and will appear here.${before}`;
}
