/**
 * What the macros in a page may ask: of the page and the space they stand in, as the platform says where that is, and of the
 * person themselves. [MC-1, MC-2]
 */
import { viewMyWork } from '../application/space/view-my-work';
import { viewRegister } from '../application/space/view-register';
import type { Services } from '../application/use-case';
import { registerConfigOf } from '../contract/macros';
import { textOf } from '../kernel/text';
import { documentProcedures } from './document-resolver';
import type { InvocationContext, SurfaceTable } from './serve-surface';

export const macroProcedures = {
  'document.view': documentProcedures['document.view'],
  'document.revisions': documentProcedures['document.revisions'],
  'space.register': viewRegister,
  'space.myWork': viewMyWork,
} as const satisfies SurfaceTable<'macro', Services>;

/**
 * A macro speaks of where it stands, or of the space it was configured with in the page: another one in the request is not for it.
 * Whoever reads it sees of that space what they may.
 */
export function asksOfItsPlace(request: object, { extension }: InvocationContext): boolean {
  const { pageId, spaceId } = request as { readonly pageId?: string; readonly spaceId?: string };
  const isItsPage = pageId === undefined || pageId === textOf(extension?.content?.id);
  const configured = registerConfigOf(extension?.config).spaceId;
  return isItsPage && (spaceId === undefined || spaceId === textOf(extension?.space?.id) || spaceId === configured);
}
