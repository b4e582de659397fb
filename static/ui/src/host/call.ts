/**
 * Calls a procedure of the app and always answers: what never arrived becomes the code `noAnswer`, so that every surface shows
 * one kind of "no" and offers to press again.
 */
import { invoke } from '@forge/bridge';
import type { ProcedureName, RequestOf } from '../../../../src/contract/procedures';
import type { WireAnswer, WireRefusal } from '../../../../src/contract/wire';
import type { AnswersByProcedure } from '../../../../src/contract/answers';

export type ShownRefusal = Omit<WireRefusal, 'code'> & { readonly code: WireRefusal['code'] | 'noAnswer' };
export type CallAnswer<Name extends ProcedureName> =
  | { readonly ok: true; readonly answer: AnswersByProcedure[Name] }
  | { readonly ok: false; readonly refusal: ShownRefusal };

function isWireAnswer<Name extends ProcedureName>(body: unknown): body is WireAnswer<Name> {
  return typeof body === 'object' && body !== null && 'ok' in body && ('answer' in body || 'refusal' in body);
}

export async function call<Name extends ProcedureName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<CallAnswer<Name>> {
  try {
    const body: unknown = await invoke(name, request as Record<string, unknown>);
    return isWireAnswer<Name>(body) ? body : { ok: false, refusal: { code: 'noAnswer' } };
  } catch {
    // The host's message is for developers; the person needs to know that nothing came back and what to do.
    return { ok: false, refusal: { code: 'noAnswer' } };
  }
}
