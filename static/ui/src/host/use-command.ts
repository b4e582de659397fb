/**
 * Runs one command of one dialog. The command id is made once and kept as long as the outcome is unknown, so that pressing again
 * gets the first outcome; a rule that said no decided nothing, hence a new id for the next try.
 */
import { useCallback, useRef, useState } from 'react';
import { ulid } from 'ulid';
import type { AnswersByProcedure } from '../../../../src/contract/answers';
import type { ProcedureName, RequestOf } from '../../../../src/contract/procedures';
import type { CommandId } from '../../../../src/kernel/ids';
import { call, type ShownRefusal } from './call';

/** Outcomes after which the same press may still have succeeded. */
const unknownOutcomes: readonly ShownRefusal['code'][] = [
  'noAnswer',
  'busyTryAgain',
  'productUnavailable',
  'internalFault',
];

type WithCommandId = { readonly commandId: CommandId };
export type CommandName = {
  [Name in ProcedureName]: RequestOf<Name> extends WithCommandId ? Name : never;
}[ProcedureName];
/** A command's request as the dialog knows it: without the id, which belongs to the hook. */
export type CommandInput<Name extends CommandName> = Omit<RequestOf<Name>, 'commandId'>;

export interface CommandHandle<Name extends CommandName> {
  readonly busy: boolean;
  readonly refusal: ShownRefusal | null;
  readonly run: (input: CommandInput<Name>) => void;
  /** What was refused was changed since: the refusal says nothing about what is there now. */
  readonly forget: () => void;
}

export function useCommand<Name extends CommandName>(
  name: Name,
  onDone: (answer: AnswersByProcedure[Name]) => void,
): CommandHandle<Name> {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const commandId = useRef(ulid() as CommandId);
  const underWay = useRef(false);

  const run = useCallback(
    async (input: CommandInput<Name>) => {
      if (underWay.current) return;
      underWay.current = true;
      setBusy(true);
      setRefusal(null);
      const request = { ...input, commandId: commandId.current } as unknown as RequestOf<Name>;
      const result = await call(name, request);
      underWay.current = false;
      setBusy(false);
      if (result.ok) {
        commandId.current = ulid() as CommandId;
        onDone(result.answer);
        return;
      }
      if (!unknownOutcomes.includes(result.refusal.code)) commandId.current = ulid() as CommandId;
      setRefusal(result.refusal);
    },
    [name, onDone],
  );
  const forget = useCallback(() => setRefusal(null), []);
  return { busy, refusal, run: (input) => void run(input), forget };
}
