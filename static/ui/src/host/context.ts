/**
 * Where this UI is shown: the module key picks the surface, the extension data names the page, space or issue. All of it is only
 * used to ask the server, which checks everything again.
 */
import { view } from '@forge/bridge';
import { type IssueId, isIssueId, isPageId, isSpaceId, type PageId, type SpaceId } from '../../../../src/kernel/ids';

/** What a surface passes to the modal it opens through the host. */
export type ModalContent = 'status' | 'history' | 'effectiveText' | 'nonconformities';
const modalContents: readonly string[] = ['status', 'history', 'effectiveText', 'nonconformities'];

export interface Place {
  readonly moduleKey: string;
  readonly siteUrl: string;
  readonly pageId: PageId | null;
  readonly spaceId: SpaceId | null;
  readonly issueId: IssueId | null;
  readonly modal: ModalContent | null;
  /** What a macro was configured with, as the page holds it; read with suspicion. */
  readonly macroConfig: unknown;
  /** The dialog in which somebody configures a macro, rather than the macro in its page. */
  readonly isConfiguring: boolean;
}

function field(data: unknown, ...path: readonly string[]): string {
  let at: unknown = data;
  for (const name of path)
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return typeof at === 'string' || typeof at === 'number' ? String(at) : '';
}

function isConfiguringMacro(extension: unknown): boolean {
  const { macro } = (extension ?? {}) as { readonly macro?: { readonly isConfiguring?: unknown } };
  return macro?.isConfiguring === true;
}

export async function readPlace(): Promise<Place> {
  const context = await view.getContext();
  const { extension } = context;
  const page = field(extension, 'content', 'id');
  const space = field(extension, 'space', 'id');
  const issue = field(extension, 'issue', 'id');
  const modal = field(extension, 'modal', 'show');
  return {
    moduleKey: context.moduleKey,
    siteUrl: context.siteUrl ?? '',
    pageId: isPageId(page) ? page : null,
    spaceId: isSpaceId(space) ? space : null,
    issueId: isIssueId(issue) ? issue : null,
    macroConfig: (extension as { readonly config?: unknown } | undefined)?.config,
    isConfiguring: isConfiguringMacro(extension),
    modal: modalContents.includes(modal) ? (modal as ModalContent) : null,
  };
}
