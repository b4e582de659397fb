/**
 * Each finding of the drift scan asks the owner and the quality managers to do something about it, until it is over. [DR-6]
 */
import type { ControlledDocument } from '../../domain/document-control/state';
import type { SiteSettings } from '../../domain/settings/site-settings';
import { holdersOf } from '../site-settings';
import type { Task } from '../tasks';
import type { Services } from '../use-case';
import { findingsOf } from './drift-in-words';

export async function driftTasks(
  services: Services,
  document: ControlledDocument,
  settings: SiteSettings,
): Promise<readonly Task[]> {
  if (document.life !== 'inForce') return [];
  const findings = findingsOf(document);
  if (findings.length === 0) return [];
  const managers = await holdersOf(services.confluence.people, 'app', settings, 'qualityManager');
  const asked = new Set([document.owner.accountId, ...managers.map((person) => person.accountId)]);
  const { pageId, number } = document.identity;
  return findings.flatMap(({ key, what, proposal, since }) =>
    [...asked].map(
      (assignee): Task => ({
        assignee,
        step: `drift-${key}`,
        item: {
          kind: 'drift',
          title: `${number} ${document.title}`,
          detail: `${what} ${proposal}`,
          pageId,
          nonconformityId: null,
          since: since ?? document.effective.effectiveAt,
          dueOn: null,
        },
      }),
    ),
  );
}
