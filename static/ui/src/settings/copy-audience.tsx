/** Names the groups that may read the copy of a restricted page, with a reason. [RC-4] */
import { useState } from 'react';
import type { ReleasedCopiesView, ReleasedCopyRow } from '../../../../src/contract/released-copies';
import type { SpaceId } from '../../../../src/kernel/ids';
import type { FoundGroup } from '../host/directory';
import { useCommand } from '../host/use-command';
import { CommandForm, ProseField } from '../parts/form';
import { GroupSearch, HolderChips } from '../parts/holders';
import { Notice } from '../parts/notice';

interface NameAudienceProps {
  readonly spaceId: SpaceId;
  readonly row: ReleasedCopyRow;
  readonly onDone: (view: ReleasedCopiesView) => void;
  readonly onClose: () => void;
}

export function NameAudience({ spaceId, row, onDone, onClose }: NameAudienceProps) {
  const before = row.audience?.groups ?? [];
  const [groups, setGroups] = useState<readonly FoundGroup[]>(before);
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('copies.nameAudience', (view) => {
    onDone(view);
    onClose();
  });
  const ids = groups.map((group) => group.groupId);
  const isChanged =
    [...ids].sort().join() !==
    before
      .map((group) => group.groupId)
      .sort()
      .join();
  return (
    <CommandForm
      title={`Who may read the copy of ${row.number}`}
      submitLabel="Save"
      busy={busy}
      refusal={refusal}
      ready={isChanged && reason.trim() !== ''}
      onSubmit={() => run({ spaceId, pageId: row.pageId, seenSequence: row.sequence, groups: ids, reason })}
      onCancel={onClose}
    >
      <Notice tone="information">
        <p>
          The page is restricted. Its copy is read by these groups and nobody else, also by members who may not read the
          page itself.
        </p>
      </Notice>
      <div className="field">
        <span className="label">Groups</span>
        <HolderChips
          holders={{ groups, people: [] }}
          nobody="nobody: the document is not copied"
          onChange={(left) => setGroups(left.groups)}
        />
      </div>
      <GroupSearch groups={groups} onChange={setGroups} />
      <ProseField label="Reason" hint="It stays in the record." value={reason} onChange={setReason} />
    </CommandForm>
  );
}
