/**
 * One resolver per surface, deny by default: parse, name the caller, run the use case, answer an envelope. Only what the
 * contract lists for this surface is served; the account comes from the platform and never from the payload.
 * (architecture §7)
 */
import Resolver from '@forge/resolver';
import * as z from 'zod/mini';
import type { Services, UseCase } from '../application/use-case';
import { type ProcedureName, procedures } from '../contract/procedures';
import { type Surface } from '../contract/rights';
import type { WireAnswer, WireRefusal } from '../contract/wire';
import { isAccountId } from '../kernel/ids';
import type { Result } from '../kernel/result';
import { isConsentNeeded, translateFault } from './translate-fault';

type ProceduresOn<On extends Surface> = {
  [Name in ProcedureName]: On extends (typeof procedures)[Name]['surfaces'][number] ? Name : never;
}[ProcedureName];
/** A use case for every procedure the contract shows on the surface: leaving one out does not compile. */
export type SurfaceTable<On extends Surface, Needs extends Services> = {
  readonly [Name in ProceduresOn<On>]: UseCase<Name, Needs>;
};

/** What the platform says of where and for whom it runs. */
export interface InvocationContext {
  readonly accountId?: string;
  readonly extension?: {
    readonly content?: { readonly id?: unknown };
    readonly space?: { readonly id?: unknown };
    /** Of a macro, as the page holds it. */
    readonly config?: unknown;
  };
}
interface Invocation {
  readonly payload: unknown;
  readonly context: InvocationContext;
}
/** Whether a request may be made where the platform says it is made. */
type Meant = (request: object, context: InvocationContext) => boolean;
type AnyUseCase<Needs> = (
  services: Needs,
  caller: Parameters<UseCase<ProcedureName>>[1],
  request: unknown,
) => Promise<Result<unknown, WireRefusal>>;

export function serveSurface<On extends Surface, Needs extends Services>(
  services: Needs,
  table: SurfaceTable<On, Needs>,
  isMeant: Meant = () => true,
): ReturnType<Resolver['getDefinitions']> {
  const resolver = new Resolver();
  for (const name of Object.keys(procedures) as ProcedureName[]) {
    const useCase = (table as Readonly<Partial<Record<ProcedureName, unknown>>>)[name] as AnyUseCase<Needs> | undefined;
    resolver.define(name, (invocation: Invocation) => answer(services, name, useCase, isMeant, invocation));
  }
  return resolver.getDefinitions();
}

type Envelope = WireAnswer<ProcedureName>;
const refused = (refusal: WireRefusal): Envelope => ({ ok: false, refusal });

async function answer<Needs extends Services>(
  services: Needs,
  name: ProcedureName,
  useCase: AnyUseCase<Needs> | undefined,
  isMeant: Meant,
  { payload, context }: Invocation,
): Promise<Envelope> {
  if (useCase === undefined) return refused({ code: 'notPermitted' });
  const { accountId } = context;
  if (accountId === undefined || !isAccountId(accountId)) return refused({ code: 'noPerson' });
  const request = z.safeParse(procedures[name].request, payload);
  if (!request.success) return refused(badInput(request.error.issues));
  if (!isMeant(request.data, context)) return refused({ code: 'notFound' });
  try {
    const result = await useCase(services, { accountId, at: services.clock.now() }, request.data);
    return result.ok ? ({ ok: true, answer: result.value } as Envelope) : refused(result.refusal);
  } catch (error) {
    if (isConsentNeeded(error)) throw error;
    return refused(translateFault(name, error));
  }
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
}
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a set of named fields',
  record: 'a set of named fields',
  array: 'a list',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
};
/** What zod says when a schema says nothing better. */
const sayingNothing = 'Invalid input';

/** Names the first field that is wrong and says what would be right. */
function badInput([issue]: readonly Issue[]): WireRefusal {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys?.[0] : undefined;
  const field = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].map(String).join('.');
  const message = unknown === undefined ? inWords(issue) : 'is not known here';
  return { code: 'badInput', details: { field: field === '' ? 'request' : field, message } };
}

function inWords(issue: Issue | undefined): string {
  if (issue !== undefined && issue.message !== sayingNothing) return issue.message;
  const kind = kinds[issue?.expected ?? ''];
  return kind === undefined ? 'is missing or not as expected' : `must be ${kind}`;
}
