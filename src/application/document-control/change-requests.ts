/**
 * The change request of a submission in Jira: looked up as the author, and afterwards linked to the document by the app, so
 * that who reads the issue finds what came of it. [DC-71, DC-72; A14]
 */
import type { AskedChangeRequest, ChangeRequest } from '../../domain/document-control/change-request';
import type { EffectOutcome, OwedEffect } from '../effects';
import { open } from '../perform';
import type { Jira } from '../jira-port';
import type { JiraServices } from '../nonconformity/jira-services';
import { documentType } from './document-stream';

/** One request; none when the author named no issue. */
export async function askChangeRequest(jira: Jira, key: string | undefined): Promise<AskedChangeRequest | undefined> {
  if (key === undefined) return undefined;
  const found = await jira.issueByKey(key);
  if (typeof found === 'string') return { kind: found, key };
  return { kind: 'found', issue: { issueId: found.issueId, key: found.key, summary: found.summary } };
}

/** One link an issue and document, whichever revisions it asked for: the global id makes writing it again a change of it. */
export async function linkChangeRequest(services: JiraServices, owed: OwedEffect): Promise<EffectOutcome> {
  const { changeRequest, label } = owed.body as { readonly changeRequest: ChangeRequest; readonly label: string };
  const { head } = await open(services.storage, { type: documentType, stream: owed.stream });
  if (head.state.life === 'none') return { kind: 'done' };
  const { pageId, spaceId, number } = head.state.identity;
  const space = await services.confluence.spaces.space('app', spaceId);
  if (space?.address == null) return notLinked(changeRequest);
  const written = await services.jira.setRemoteLink(changeRequest.issueId, {
    globalId: `plumbline-${owed.stream}`,
    url: `${space.address}/pages/${pageId}`,
    title: `${number} Rev ${label} ${head.state.title}`,
    relationship: 'changes the controlled document',
  });
  return written === 'written' ? { kind: 'done' } : notLinked(changeRequest);
}

function notLinked({ key }: ChangeRequest): EffectOutcome {
  return { kind: 'parked', because: `Jira did not let the app link ${key} to this document.` };
}
