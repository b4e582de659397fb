/** The status with the transitions that the person may make from here; a refused transition says why. */
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { transitionIssue } from '../rest/jira';
import type { JiraIssue } from '../rest/jira-types';
import { useFlags } from '../shared/flags';
import { StatusLozenge } from './status-lozenge';

interface IssueStatusProps {
  readonly issue: JiraIssue;
  readonly onChanged: () => void;
}

export function IssueStatus({ issue, onChanged }: IssueStatusProps) {
  const flags = useFlags();
  const transitions = issue.transitions ?? [];
  const move = async (transitionId: string) => {
    try {
      await transitionIssue(issue.key, transitionId);
      onChanged();
    } catch (refused) {
      flags.show({
        id: 'transition',
        type: 'error',
        // A coloured flag hides its description until it is unfolded; the reason must be seen at once.
        appearance: 'normal',
        title: 'The status was not changed',
        description: refused instanceof Error ? refused.message : String(refused),
        isAutoDismiss: false,
      });
    }
  };
  return (
    <div className="issue-status">
      <DropdownMenu
        trigger={issue.fields.status?.name ?? 'Status'}
        label={`Status: ${issue.fields.status?.name ?? 'unknown'}`}
      >
        <DropdownItemGroup title="Change status">
          {transitions.map((transition) => (
            <DropdownItem
              key={transition.id}
              elemAfter={<StatusLozenge status={transition.to} />}
              onClick={() => void move(transition.id)}
            >
              {transition.name}
            </DropdownItem>
          ))}
          {transitions.length === 0 ? <DropdownItem isDisabled>No transition is open to you</DropdownItem> : null}
        </DropdownItemGroup>
      </DropdownMenu>
    </div>
  );
}
