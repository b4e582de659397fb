/**
 * Tells the app into which Jira project the nonconformities of a space go. The settings screen stands in Confluence's
 * administration, which the quality manager of the company may not open; so the app's own command is given over the bridge.
 */
import type { SiteClient } from '../../demo/seed/site-client';
import type { Role } from '../../src/kernel/roles';
import type { Scene } from './cast';

export async function mapSpaceToProject(client: SiteClient, { cast, spaceId }: Scene): Promise<void> {
  const place = { on: 'settings' } as const;
  const view = await client.invoke(cast.qualityManager, 'settings.view', {}, place);
  const known = view.spaces.find(({ projectKey }) => projectKey !== null);
  if (known === undefined) throw new Error('No space has a Jira project yet.');
  const held = Object.entries(view.roles).map(([role, { groups, people }]) => [
    role,
    { groups: groups.map(({ groupId }) => groupId), people: people.map(({ accountId }) => accountId) },
  ]);
  const roles = Object.fromEntries(held) as Record<Role, { groups: string[]; people: string[] }>;
  const { projectKey, issueTypeId } = known;
  const spaces = [...view.spaces.filter((space) => space.spaceId !== spaceId), { spaceId, projectKey, issueTypeId }];
  await client.invoke(
    cast.qualityManager,
    'settings.change',
    {
      seenSequence: view.sequence,
      reason: 'Nonconformities of this space become issues of the same project.',
      numberPrefix: view.numberPrefix,
      roles,
      spaces: spaces.map((space) => ({
        spaceId: space.spaceId,
        projectKey: space.projectKey,
        issueTypeId: space.issueTypeId,
      })),
    },
    place,
  );
}
