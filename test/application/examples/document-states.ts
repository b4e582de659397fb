/**
 * Documents in the states that examples of several contexts begin with: a draft, in review, in force, to be withdrawn, withdrawn.
 */
import type { WholeSite } from '../whole-site';
import { aReason, command, confirmed } from './example';

export async function draft(site: WholeSite, says?: string): Promise<string> {
  const pageId = await site.addPage(says);
  const request = { ...command(site), pageId, typeCode: 'WIN', owner: site.id('author') };
  await site.get('documentController', 'document.register', request);
  await site.test.settle();
  return pageId;
}
export async function inReview(site: WholeSite, says?: string): Promise<string> {
  const pageId = await draft(site, says);
  await site.get('author', 'document.submit', { ...command(site), pageId, pageVersion: 1, ...aReason, ...confirmed });
  await site.test.settle();
  return pageId;
}
export async function signing(site: WholeSite, says?: string) {
  const pageId = await inReview(site, says);
  const view = await site.get('author', 'document.view', { pageId });
  if (view.kind !== 'controlled' || view.work === null) throw new Error('nothing in review');
  const { round, pageVersion, contentDigest, steps } = view.work;
  return { ...command(site), pageId, round, pageVersion, contentDigest, stepId: steps[0]?.stepId, ...confirmed };
}
export async function inForce(site: WholeSite, says?: string): Promise<string> {
  const request = await signing(site, says);
  await site.get('processOwner', 'document.approve', request);
  await site.test.settle();
  return request.pageId;
}

export async function effective(site: WholeSite) {
  const pageId = await inForce(site);
  const view = await site.get('author', 'document.view', { pageId });
  if (view.kind !== 'controlled' || view.effective === null) throw new Error('nothing in force');
  return { pageId, contentDigest: view.effective.contentDigest };
}
type Effective = Awaited<ReturnType<typeof effective>>;
/** A work instruction whose withdrawal its owner proposed. */
export async function signingWithdrawal(site: WholeSite, inForceNow?: Effective) {
  const { pageId, contentDigest } = inForceNow ?? (await effective(site));
  await site.get('author', 'document.withdraw', { ...command(site), pageId, ...aReason, ...confirmed });
  await site.test.settle();
  const view = await site.get('processOwner', 'document.view', { pageId });
  const stepId = view.kind === 'controlled' ? view.lifeCycle.withdrawal?.mySteps[0] : undefined;
  return { ...command(site), pageId, round: 1, stepId, contentDigest, ...confirmed };
}
/** A work instruction out of force. */
export async function withdrawn(site: WholeSite, inForceNow?: Effective): Promise<string> {
  const request = await signingWithdrawal(site, inForceNow);
  await site.get('processOwner', 'document.signWithdrawal', request);
  await site.test.settle();
  return request.pageId;
}
