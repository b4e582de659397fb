/**
 * What the host page around a Custom UI module asks the backend for: to invoke the module's resolver as the person
 * looking at it, and to fetch from a product as that person. The person comes from the session, never from the page.
 */
import { STATUS_CODES } from 'node:http';
import type { Directory } from '../../contracts';
import { ENVIRONMENT_ID, type Installation, type ProductName } from '../installation';
import type { AppManifest, VisibleModule } from '../manifest/app-manifest';
import type { InvocationRegistry } from '../proxy/invocation-registry';
import type { ProductCalls } from '../proxy/product-calls';
import { type FunctionFailure, fail } from '../runtime/function-call';
import type { Invoker } from '../runtime/invoker';

export interface ModuleCall {
  readonly moduleKey: string;
  readonly accountId: string;
  /** What the module is placed on: content and space, or issue and project; `type` is added. */
  readonly extension: Readonly<Record<string, unknown>>;
  /** Of the node a macro stands in; the module's own when absent. */
  readonly localId?: string | undefined;
  readonly functionKey: string;
  readonly payload?: unknown;
}
/** A macro as it is shown in an export: its `adfExport` function answers a document. */
export interface MacroExport extends Pick<ModuleCall, 'moduleKey' | 'accountId' | 'extension' | 'localId'> {
  readonly exportType: 'pdf' | 'word' | 'other';
}
export type ModuleAnswer =
  | { readonly success: true; readonly body: unknown }
  | { readonly success: false; readonly error: FunctionFailure };

/** A product request as `requestConfluence` and `requestJira` send it from the browser. */
export interface ProductFetch {
  readonly accountId: string;
  readonly product: ProductName;
  readonly restPath: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}
export interface ProductFetchAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or base64 when `isAttachment`. */
  readonly body: string | undefined;
  readonly isAttachment: boolean;
}

export interface BridgeService {
  invoke(call: ModuleCall): Promise<ModuleAnswer>;
  /** Undefined where the module declares no `adfExport`. */
  exportMacro(call: MacroExport): Promise<ModuleAnswer | undefined>;
  fetchProduct(call: ProductFetch): Promise<ProductFetchAnswer>;
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
  readonly products: ProductCalls;
  readonly registry: InvocationRegistry;
  readonly now: () => number;
}

const INVOCATIONS_PER_MINUTE = 1200;
const TEXTUAL = /json|text|xml|javascript|x-www-form-urlencoded/;

export function productOf(moduleType: string): ProductName {
  return moduleType.startsWith('jira') ? 'jira' : 'confluence';
}

export function createBridgeService(options: BridgeServiceOptions): BridgeService {
  const { manifest, invoker, installation, directory } = options;

  const invocationsOf = new Map<string, { minute: number; count: number }>();

  /** 1,200 invocations a minute and person. */
  function isOverRate(accountId: string): boolean {
    const minute = Math.floor(options.now() / 60_000);
    const window = invocationsOf.get(accountId);
    const count = window?.minute === minute ? window.count + 1 : 1;
    invocationsOf.set(accountId, { minute, count });
    return count > INVOCATIONS_PER_MINUTE;
  }

  /** Browser calls go as the person, within the app's scopes; they cost no REST points and no invocation. */
  async function fetchProduct(call: ProductFetch): Promise<ProductFetchAnswer> {
    const invocation = options.registry.open({ functionKey: 'browser', accountId: call.accountId, installation });
    options.registry.close(invocation);
    const answer = await options.products.perform({
      product: call.product,
      provider: 'user',
      impersonated: undefined,
      method: call.method,
      target: call.restPath,
      headers: call.headers,
      body: call.body === undefined ? new Uint8Array() : Buffer.from(call.body),
      invocation,
      isFromBrowser: true,
    });
    const isAttachment = answer.body.length > 0 && !TEXTUAL.test(answer.headers['content-type'] ?? 'text');
    const body =
      answer.body.length === 0 ? undefined : Buffer.from(answer.body).toString(isAttachment ? 'base64' : 'utf8');
    const statusText = STATUS_CODES[answer.status] ?? '';
    return { status: answer.status, statusText, headers: answer.headers, body, isAttachment };
  }

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

  /** What the back end is told of where and for whom it runs; it adds account and licence itself. */
  function describeForFunction(call: Pick<ModuleCall, 'moduleKey' | 'accountId' | 'extension' | 'localId'>) {
    const {
      accountId: _account,
      license: _license,
      ...context
    } = describeContext(call.moduleKey, call.accountId, call.extension);
    return call.localId === undefined ? context : { ...context, localId: call.localId };
  }

  async function exportMacro(call: MacroExport): Promise<ModuleAnswer | undefined> {
    const module = findModule(call.moduleKey);
    const declared = module.properties['adfExport'] as { readonly function?: string } | undefined;
    if (declared?.function === undefined) return undefined;
    return invoker.invoke({
      kind: 'resolver',
      functionKey: declared.function,
      moduleKey: module.key,
      moduleType: module.type,
      subject: 'adfExport',
      product: 'confluence',
      accountId: call.accountId,
      installation,
      body: { exportType: call.exportType, context: describeForFunction(call) },
    });
  }

  return {
    fetchProduct,
    exportMacro,
    findModule,
    describeContext,
    async invoke(call) {
      const module = findModule(call.moduleKey);
      if (module.resolverFunction === undefined) throw new Error(`Module ${call.moduleKey} has no resolver.`);
      const person = directory.person(call.accountId);
      if (person === undefined || !person.active) throw new Error(`No active person ${call.accountId}.`);
      if (isOverRate(call.accountId)) return fail('FUNCTION_ERR', 'Too many invocations.');
      const context = describeForFunction(call);
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
