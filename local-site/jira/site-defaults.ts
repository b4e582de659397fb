/** What every new Jira Cloud site has: priorities, resolutions, link types, and the permissions a new project grants. */
import type { ConfigurationStore } from './store/configuration-store';

const PRIORITIES = [
  ['1', 'Highest', '#d04437', 'This problem will block progress.'],
  ['2', 'High', '#f15C75', 'Serious problem that could block progress.'],
  ['3', 'Medium', '#f79232', 'Has the potential to affect progress.'],
  ['4', 'Low', '#707070', 'Minor problem or easily worked around.'],
  ['5', 'Lowest', '#999999', 'Trivial problem with little or no impact on progress.'],
] as const;
const RESOLUTIONS = [
  ['10000', 'Done', 'Work has been completed on this issue.'],
  ['10001', "Won't Do", "This issue won't be actioned."],
  ['10002', 'Duplicate', 'The problem is a duplicate of an existing issue.'],
  ['10003', 'Cannot Reproduce', 'All attempts at reproducing this issue failed.'],
] as const;
const LINK_TYPES = [
  ['10000', 'Blocks', 'is blocked by', 'blocks'],
  ['10001', 'Cloners', 'is cloned by', 'clones'],
  ['10002', 'Duplicate', 'is duplicated by', 'duplicates'],
  ['10003', 'Relates', 'relates to', 'relates to'],
] as const;

/** Done once; a site that was seeded keeps what it has. */
export function ensureSiteDefaults(configuration: ConfigurationStore): void {
  if (configuration.list('priority').length > 0) return;
  for (const [index, [id, name, statusColor, description]] of PRIORITIES.entries()) {
    configuration.put('priority', { id, name, statusColor, description, rank: (index + 1) * 100 });
  }
  for (const [id, name, description] of RESOLUTIONS) configuration.put('resolution', { id, name, description });
  for (const [id, name, inward, outward] of LINK_TYPES) configuration.put('linkType', { id, name, inward, outward });
}
