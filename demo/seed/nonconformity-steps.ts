/**
 * What happened to one nonconformity: reported from the page as the reporter, accepted with the rest by the quality
 * manager, corrected by its owner, closed with a signature. The people move the Jira issue along, as people do.
 */
import type { NonconformityView } from '../../src/contract/nonconformity-answers';
import type { CompanyNonconformity, Requirement } from '../read-company';
import type { CompanySite } from './company-site';
import type { Actor } from './site-client';
import { type Calendar, littleLater, type Step } from './timeline';

const HOURS = { reported: 9, accepted: 11, completed: 14, closed: 16 } as const;
const LONGEST_REQUIREMENT = 255;

export function nonconformitySteps(site: CompanySite, calendar: Calendar, one: CompanyNonconformity): readonly Step[] {
  const story = new NonconformityStory(site, calendar, one);
  const { daysAgo, acceptedAfterDays, closedAfterDays, correction } = one;
  const step = (afterDays: number, hour: number, what: string, play: () => Promise<void>): Step => ({
    at: calendar.at(daysAgo - afterDays, hour + littleLater(`${one.key} ${what}`)),
    name: `${one.key}: ${what}`,
    play,
  });
  const steps = [step(0, HOURS.reported, 'report', () => story.report())];
  if (acceptedAfterDays === undefined) return steps;
  steps.push(step(acceptedAfterDays, HOURS.accepted, 'accept', () => story.accept()));
  if (correction.doneInDays !== undefined) {
    steps.push(step(correction.doneInDays, HOURS.completed, 'complete the correction', () => story.complete()));
  }
  if (one.state === 'closed' && closedAfterDays !== undefined) {
    steps.push(step(closedAfterDays, HOURS.closed, 'close', () => story.close()));
  }
  return steps;
}

class NonconformityStory {
  private reported: NonconformityView | undefined;

  constructor(
    private readonly site: CompanySite,
    private readonly calendar: Calendar,
    private readonly one: CompanyNonconformity,
  ) {}

  async report(): Promise<void> {
    const { site, one } = this;
    const pageId = site.pages.get(one.where.document);
    if (pageId === undefined) throw new Error(`${one.where.document} has no page`);
    const request = { pageId, what: one.what, where: one.where.place };
    const answer = await site.client.invoke(site.person(one.reporter), 'nonconformity.report', request, {
      on: 'page',
      pageId,
    });
    if (answer.kind !== 'linked')
      throw new Error(`should have an issue in Jira, the answer is ${JSON.stringify(answer)}`);
    this.reported = answer.nonconformity;
    await site.client.settle();
  }

  async accept(): Promise<void> {
    const { site, one } = this;
    const { nonconformityId } = this.record();
    const { origin, process, evidence, severity, correction } = one;
    const requirement = requirementInOneLine(one.requirement);
    const findings = { nonconformityId, origin, process, requirement, evidence, severity };
    await site.client.invoke(site.qualityManager, 'nonconformity.accept', findings, { on: 'space' });
    const planned = {
      nonconformityId,
      correction: correction.text,
      owner: site.person(correction.owner).accountId,
      dueOn: this.calendar.date(one.daysAgo - correction.dueInDays),
    };
    await site.client.invoke(site.qualityManager, 'nonconformity.planCorrection', planned, { on: 'space' });
    await this.moveIssue('In Progress', site.qualityManager);
    await site.client.settle();
  }

  async complete(): Promise<void> {
    const { site, one } = this;
    const { nonconformityId } = this.record();
    const completed = { nonconformityId, correctionNumber: 1, outcome: one.correction.outcome ?? '' };
    const owner = site.person(one.correction.owner);
    await site.client.invoke(owner, 'nonconformity.completeCorrection', completed, { on: 'space' });
    await site.client.settle();
  }

  async close(): Promise<void> {
    const { site, one } = this;
    const { nonconformityId } = this.record();
    const { needed, why } = one.correctiveAction ?? { needed: false, why: 'The correction is enough.' };
    const answer = { nonconformityId, correctiveActionNeeded: needed, reason: why, confirmed: true as const };
    await site.client.invoke(site.qualityManager, 'nonconformity.close', answer, { on: 'space' });
    await this.moveIssue('Done', site.qualityManager);
    await site.client.settle();
  }

  private record(): NonconformityView {
    if (this.reported === undefined) throw new Error('has not been reported');
    return this.reported;
  }

  private async moveIssue(status: string, as: Actor): Promise<void> {
    const { client } = this.site;
    const path = `/rest/api/3/issue/${this.record().issue.key}/transitions`;
    const { transitions } = await client.request<{
      readonly transitions: readonly { readonly id: string; readonly to: { readonly name: string } }[];
    }>('GET', path, undefined, as);
    const transition = transitions.find(({ to }) => to.name === status);
    if (transition === undefined) throw new Error(`the issue cannot be moved to ${status}`);
    await client.request('POST', path, { transition: { id: transition.id } }, as);
  }
}

export function requirementInOneLine(requirement: Requirement): string {
  const line =
    'standard' in requirement
      ? `${requirement.standard}:${requirement.edition}, ${requirement.clause}: ${requirement.wording}`
      : `${requirement.document} Rev ${requirement.revision}, ${requirement.section}`;
  return line.slice(0, LONGEST_REQUIREMENT);
}
