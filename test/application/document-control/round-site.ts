/** A round on the local site, and how people answer it, stand in for each other, and let days go by. */
import type { MyWork, WorkItem } from '../../../src/contract/space-answers';
import type { ProcedureName } from '../../../src/contract/procedures';
import type { WireAnswer } from '../../../src/contract/wire';
import { type DocumentSite, newCommandId, type Who } from './document-site';

export const first = ['Check the date of the buffer.', 'Rinse the probe.'];
export async function inReview(site: DocumentSite): Promise<string> {
  const pageId = site.addPage(`Document ${newCommandId()}`, 'luca', ...first);
  await site.register(pageId, 'WIN', { owner: site.id('sofia') });
  await site.submit('luca', pageId);
  return pageId;
}
export function inSpace<Name extends ProcedureName>(
  site: DocumentSite,
  as: Who,
  procedure: Name,
  request: object,
): Promise<WireAnswer<Name>> {
  return site.test.invoke<WireAnswer<Name>>('quality-space', procedure, request, { as, spaceId: site.spaceId });
}
async function workOf(site: DocumentSite, as: Who): Promise<MyWork> {
  const answer = await inSpace(site, as, 'space.myWork', {});
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.answer;
}
export async function waiting(site: DocumentSite, as: Who, pageId: string): Promise<readonly WorkItem[]> {
  return (await workOf(site, as)).items.filter((item) => item.pageId === pageId);
}
const today = (site: DocumentSite) => new Date(site.test.clock.now()).toISOString().slice(0, 10);
export const inDays = (site: DocumentSite, days: number) =>
  new Date(site.test.clock.now() + days * 86_400_000).toISOString().slice(0, 10);
/** Days go by without the schedules, as on a site where they stopped; then they run again. */
export async function later(site: DocumentSite, days: number): Promise<void> {
  const { settings } = site.test.site.platform.schedules;
  settings.isRunning = false;
  await site.test.advance(days * 86_400_000);
  settings.isRunning = true;
  await site.test.advance(10 * 60_000);
}
export async function delegate(site: DocumentSite, by: Who, to: Who, more: object = {}) {
  const request = {
    commandId: newCommandId(),
    delegate: site.id(to),
    from: today(site),
    until: inDays(site, 2),
    ...more,
  };
  const answer = await inSpace(site, by, 'delegation.name', request);
  await site.test.settle();
  return answer;
}
export async function endAll(site: DocumentSite, principal: Who): Promise<void> {
  const view = await inSpace(site, principal, 'delegation.view', {});
  if (!view.ok) throw new Error(JSON.stringify(view.refusal));
  for (const { delegationId } of view.answer.delegations) {
    const ended = await inSpace(site, principal, 'delegation.end', { commandId: newCommandId(), delegationId });
    if (!ended.ok) throw new Error(JSON.stringify(ended.refusal));
  }
  await site.test.settle();
}
export async function approveFor(site: DocumentSite, as: Who, principal: Who, pageId: string) {
  const request = { ...(await site.signing(pageId)), onBehalfOf: site.id(principal) };
  return site.ask(as, 'document.approve', request);
}
