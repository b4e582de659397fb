/**
 * The nonconformities of a space; a change made in the detail shows in the list without asking again.
 */
import { useCallback } from 'react';
import type { NonconformityView } from '../../../../src/contract/nonconformity-answers';
import type { NonconformityId, SpaceId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { ListAge } from '../parts/list-age';
import { NonconformityList } from '../nonconformity/list';
import { WhenAnswered } from '../parts/answered';

interface NonconformitiesProps {
  readonly spaceId: SpaceId;
  readonly initiallyOpen: NonconformityId | null;
}

export function Nonconformities({ spaceId, initiallyOpen }: NonconformitiesProps) {
  const handle = useAnswer('nonconformity.ofSpace', { spaceId });
  const { answered, replace } = handle;
  const changed = useCallback(
    (record: NonconformityView) => {
      if (answered.state !== 'ready') return;
      const rows = answered.value.rows.map((row) => (row.nonconformityId === record.nonconformityId ? record : row));
      replace({ ...answered.value, rows });
    },
    [answered, replace],
  );
  return (
    <WhenAnswered handle={handle} what="the nonconformities">
      {(list) => (
        <div className="stack">
          <NonconformityList key={initiallyOpen} list={list} initiallyOpen={initiallyOpen} onChanged={changed} />
          <ListAge onReload={handle.reload} />
        </div>
      )}
    </WhenAnswered>
  );
}
