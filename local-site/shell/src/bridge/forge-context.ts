/** The context an app receives from `view.getContext()`, composed as Forge does it from the page, the module and the person. */
import type { Session } from '../site/session';
import type { SiteModule } from '../site/modules';

/** What the page around the module adds: content and space in Confluence, issue and project in Jira. */
export type ExtensionContext = Readonly<Record<string, unknown>>;

export interface ForgeContext {
  readonly accountId: string;
  readonly cloudId: string;
  readonly extension: ExtensionContext;
  readonly environmentId: string;
  readonly environmentType: string;
  readonly license?: { readonly active: boolean };
  readonly localId: string;
  readonly locale: string;
  readonly moduleKey: string;
  readonly siteUrl: string;
  readonly timezone: string;
  readonly theme: { readonly colorMode: 'light' | 'dark' };
}

export interface ContextParts {
  readonly module: SiteModule;
  readonly session: Session;
  readonly extension: ExtensionContext;
  readonly colorMode: 'light' | 'dark';
  /** What `new Modal({ context })` was given; Forge puts it at `extension.modal`. */
  readonly modalContext?: unknown;
  readonly localId?: string | undefined;
}

/** The part of the context that also travels to the back end with each invocation. */
export function composeExtension({ module, extension, modalContext }: ContextParts): ExtensionContext {
  const own = { type: module.type, ...extension, location: window.location.href };
  return modalContext === undefined ? own : { ...own, modal: modalContext };
}

export function composeContext(parts: ContextParts): ForgeContext {
  const { module, session, colorMode } = parts;
  return {
    accountId: session.accountId,
    cloudId: session.cloudId,
    extension: composeExtension(parts),
    environmentId: session.environmentId,
    environmentType: session.environmentType,
    ...(session.license ? { license: session.license } : {}),
    localId:
      parts.localId ?? `ari:cloud:ecosystem::extension/${session.appId}/${session.environmentId}/static/${module.key}`,
    locale: session.locale,
    moduleKey: module.key,
    siteUrl: session.siteUrl,
    timezone: session.timezone,
    theme: { colorMode },
  };
}
