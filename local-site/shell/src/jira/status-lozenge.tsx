/** An issue's status in the colour of its category. */
import Lozenge from '@atlaskit/lozenge';
import type { Status } from '../rest/jira-types';

export function StatusLozenge({ status }: { readonly status: Status | undefined }) {
  if (!status) return null;
  const category = status.statusCategory?.key;
  return (
    <Lozenge appearance={category === 'done' ? 'success' : category === 'indeterminate' ? 'inprogress' : 'default'}>
      {status.name}
    </Lozenge>
  );
}
