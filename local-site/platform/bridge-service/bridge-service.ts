/**
 * What the host page around a Custom UI module asks the backend for: to invoke the module's resolver as the person
 * looking at it, and to fetch from a product as that person. The person comes from the session, never from the page.
 */
import type { Directory } from '../../contracts';
import { ENVIRONMENT_ID, type Installation, type ProductName } from '../installation';
import type { AppManifest, VisibleModule } from '../manifest/app-manifest';
import type { FunctionFailure } from '../runtime/function-call';
import type { Invoker } from '../runtime/invoker';

export interface ModuleCall {
  readonly moduleKey: string;
  readonly accountId: string;
  /** What the module is placed on: content and space, or issue and project; `type` is added. */
  readonly extension: Readonly<Record<string, unknown>>;
  readonly functionKey: string;
  readonly payload?: unknown;
}
export type ModuleAnswer =
  | { readonly success: true; readonly body: unknown }
  | { readonly success: false; readonly error: FunctionFailure };

export interface BridgeService {
  invoke(call: ModuleCall): Promise<ModuleAnswer>;
  /** The context that `view.getContext()` answers, and that resolvers receive. */
  describeContext(moduleKey: string, accountId: string, extension: ModuleCall['extension']): Record<string, unknown>;
  findModule(moduleKey: string): VisibleModule;
}
export interface BridgeServiceOptions {
  readonly manifest: AppManifest;
  readonly invoker: Invoker;
  readonly installation: Installation;
  readonly directory: Directory;
  readonly origin: () => string;
}

export function productOf(moduleType: string): ProductName {
  return moduleType.startsWith('jira') ? 'jira' : 'confluence';
}

export function createBridgeService(options: BridgeServiceOptions): BridgeService {
  const { manifest, invoker, installation, directory } = options;

  function findModule(moduleKey: string): VisibleModule {
    const found = manifest.visibleModules.find((module) => module.key === moduleKey);
    if (found === undefined) throw new Error(`manifest: no module ${moduleKey} with a resource`);
    return found;
  }

  function describeContext(moduleKey: string, accountId: string, extension: ModuleCall['extension']) {
    const module = findModule(moduleKey);
    const appAri = `ari:cloud:ecosystem::extension/${manifest.appId}/${ENVIRONMENT_ID}/static/${moduleKey}`;
    return {
      accountId,
      cloudId: installation.cloudId,
      siteUrl: options.origin(),
      localId: appAri,
      moduleKey,
      environmentId: ENVIRONMENT_ID,
      environmentType: 'DEVELOPMENT',
      locale: 'en-GB',
      timezone: 'Etc/UTC',
      license: { active: true, type: 'COMMERCIAL', isEvaluation: false },
      extension: { type: module.type, ...extension },
    };
  }

  return {
    findModule,
    describeContext,
    async invoke(call) {
      const module = findModule(call.moduleKey);
      if (module.resolverFunction === undefined) throw new Error(`Module ${call.moduleKey} has no resolver.`);
      const person = directory.person(call.accountId);
      if (person === undefined || !person.active) throw new Error(`No active person ${call.accountId}.`);
      // The front end's own account and licence are not passed on: the backend adds what it trusts.
      const {
        accountId: _account,
        license: _license,
        ...context
      } = describeContext(call.moduleKey, call.accountId, call.extension);
      return invoker.invoke({
        kind: 'resolver',
        functionKey: module.resolverFunction,
        moduleKey: module.key,
        moduleType: module.type,
        subject: call.functionKey,
        product: productOf(module.type),
        accountId: call.accountId,
        installation,
        body: { call: { functionKey: call.functionKey, payload: call.payload }, context },
      });
    },
  };
}
