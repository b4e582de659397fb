/**
 * The nonconformities of a space; a change made in the detail shows in the list without asking again.
 */
import type { NonconformityId, SpaceId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { ListAge } from '../parts/list-age';
import { NonconformityList } from '../nonconformity/list';
import { useChangedRow } from '../nonconformity/use-changed-row';
import { WhenAnswered } from '../parts/answered';

interface NonconformitiesProps {
  readonly spaceId: SpaceId;
  readonly initiallyOpen: NonconformityId | null;
}

export function Nonconformities({ spaceId, initiallyOpen }: NonconformitiesProps) {
  const handle = useAnswer('nonconformity.ofSpace', { spaceId });
  const changed = useChangedRow(handle);
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
