/**
 * Export functions of the macros: answer a document for PDF and Word. As the person who exports, where the platform says who
 * that is; else only what every reader of the page sees. The page comes from the platform's context. [MC-2, MC-4]
 */
import { ulid } from 'ulid';
import { exportDocumentMacro, type DocumentMacro } from '../application/macros/document-macros';
import { exportMyWork, exportRegister, withoutPerson } from '../application/macros/list-macros';
import type { Caller, Services } from '../application/use-case';
import { type MacroName, macroKeys } from '../contract/macros';
import type { AdfNode } from '../contract/redline';
import { isAccountId, isPageId, isSpaceId } from '../kernel/ids';
import { textOf } from '../kernel/text';
import { isConsentNeeded, logFault } from './translate-fault';

interface Exported {
  readonly context?: {
    readonly moduleKey?: unknown;
    readonly extension?: {
      readonly content?: { readonly id?: unknown };
      readonly space?: { readonly id?: unknown };
      readonly config?: unknown;
    };
  };
}
interface Invoked {
  readonly principal?: { readonly accountId?: unknown } | undefined;
}

const notShown: AdfNode = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Plumbline could not export this macro.' }] }],
};

export function macroExport(services: Services) {
  return async (exported: Exported, invoked?: Invoked): Promise<AdfNode> => {
    const account = textOf(invoked?.principal?.accountId);
    const caller = isAccountId(account) ? { accountId: account, at: services.clock.now() } : null;
    try {
      return await asPersonIfKnown(services, exported, caller);
    } catch (error) {
      logFault('macro export', error, ulid());
      return notShown;
    }
  };
}

/** An account without consent to the app cannot be asked for it in an export: it counts as not known. */
async function asPersonIfKnown(services: Services, exported: Exported, caller: Caller | null): Promise<AdfNode> {
  if (caller === null) return exportOne(services, exported, null);
  try {
    return await exportOne(services, exported, caller);
  } catch (error) {
    if (!isConsentNeeded(error)) throw error;
    return exportOne(services, exported, null);
  }
}

async function exportOne(services: Services, { context }: Exported, caller: Caller | null): Promise<AdfNode> {
  const { content, space, config } = context?.extension ?? {};
  const pageId = textOf(content?.id);
  const spaceId = textOf(space?.id);
  const name = nameOf(context?.moduleKey);
  switch (name) {
    case undefined:
      return notShown;
    case 'myWork':
      return caller === null ? withoutPerson : exportMyWork(services, caller);
    case 'register':
      if (!isSpaceId(spaceId)) return notShown;
      return caller === null ? withoutPerson : exportRegister(services, caller, spaceId, config);
    default:
      if (!isPageId(pageId)) return notShown;
      return exportDocumentMacro(services, caller === null ? 'app' : 'user', pageId, name satisfies DocumentMacro);
  }
}

function nameOf(moduleKey: unknown): MacroName | undefined {
  return (Object.keys(macroKeys) as MacroName[]).find((name) => macroKeys[name] === moduleKey);
}
