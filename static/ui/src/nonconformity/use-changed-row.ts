/** What was changed in the detail of a nonconformity shows in the list it was opened from, without asking again. */
import { useCallback } from 'react';
import type { NonconformityList, NonconformityView } from '../../../../src/contract/nonconformity-answers';
import type { AnswerHandle } from '../host/use-answer';

export function useChangedRow({ answered, replace }: AnswerHandle<NonconformityList>) {
  return useCallback(
    (record: NonconformityView) => {
      if (answered.state !== 'ready') return;
      const rows = answered.value.rows.map((row) => (row.nonconformityId === record.nonconformityId ? record : row));
      replace({ ...answered.value, rows });
    },
    [answered, replace],
  );
}
