/**
 * Loads the answer of a query for a component: loading, refused or ready, and a way to ask again. An answer to an older request
 * is dropped when a newer one is under way.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswersByProcedure } from '../../../../src/contract/answers';
import type { ProcedureName, RequestOf } from '../../../../src/contract/procedures';
import { call, type ShownRefusal } from './call';

export type Answered<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly refusal: ShownRefusal }
  | { readonly state: 'ready'; readonly value: Value };

export interface AnswerHandle<Value> {
  readonly answered: Answered<Value>;
  /** Asks again and keeps what is shown meanwhile. */
  readonly reload: () => void;
  /** Shows the answer of a command without asking again. */
  readonly replace: (value: Value) => void;
}

export function useAnswer<Name extends ProcedureName>(
  name: Name,
  request: RequestOf<Name>,
): AnswerHandle<AnswersByProcedure[Name]> {
  const [answered, setAnswered] = useState<Answered<AnswersByProcedure[Name]>>({ state: 'loading' });
  const latest = useRef(0);
  const asked = JSON.stringify(request);

  const ask = useCallback(async () => {
    const turn = ++latest.current;
    const result = await call(name, JSON.parse(asked) as RequestOf<Name>);
    if (turn !== latest.current) return;
    setAnswered(result.ok ? { state: 'ready', value: result.answer } : { state: 'refused', refusal: result.refusal });
  }, [name, asked]);

  useEffect(() => {
    setAnswered({ state: 'loading' });
    void ask();
    return () => {
      latest.current += 1;
    };
  }, [ask]);

  const replace = useCallback((value: AnswersByProcedure[Name]) => {
    latest.current += 1;
    setAnswered({ state: 'ready', value });
  }, []);
  const reload = useCallback(() => void ask(), [ask]);
  return { answered, reload, replace };
}
