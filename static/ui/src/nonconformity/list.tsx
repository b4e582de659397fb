/**
 * Nonconformities as a list in which one can be opened in place. Open ones first, then by severity and age. The list may be older
 * than its records, so an opened one is asked for anew.
 */
import Button from '@atlaskit/button/default/button';
import { useEffect, useState } from 'react';
import type {
  NonconformityList as NonconformityListAnswer,
  NonconformityView,
} from '../../../../src/contract/nonconformity-answers';
import type { NonconformityId } from '../../../../src/kernel/ids';
import { IssueLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, RefusalNotice } from '../parts/answered';
import { When } from '../parts/small';
import { DocumentOf, NonconformityDetail, NonconformityLozenges } from './detail';

const isOpen = (record: NonconformityView) => record.state === 'reported' || record.state === 'accepted';
const weight = { critical: 0, major: 1, minor: 2 } as const;

/** Newest first within the same urgency. */
export function byUrgency(one: NonconformityView, other: NonconformityView): number {
  const open = Number(isOpen(other)) - Number(isOpen(one));
  if (open !== 0) return open;
  const heavier =
    (one.acceptance === null ? 1 : weight[one.acceptance.severity]) -
    (other.acceptance === null ? 1 : weight[other.acceptance.severity]);
  return heavier !== 0 ? heavier : other.reportedAt.localeCompare(one.reportedAt);
}

interface OpenedNonconformityProps {
  /** As the list has it: shown until the record itself arrives. */
  readonly row: NonconformityView;
  readonly onChanged: (record: NonconformityView) => void;
}

function OpenedNonconformity({ row, onChanged }: OpenedNonconformityProps) {
  const { answered, reload, replace } = useAnswer('nonconformity.view', { nonconformityId: row.nonconformityId });
  const record = answered.state === 'ready' ? answered.value : row;
  // What was read or changed here goes back into the list, until the row is this very record.
  useEffect(() => {
    if (record !== row) onChanged(record);
  }, [record, row, onChanged]);
  return (
    <>
      {answered.state === 'refused' ? <RefusalNotice refusal={answered.refusal} onRetry={reload} /> : null}
      <NonconformityDetail record={record} onChanged={replace} />
    </>
  );
}

interface NonconformityListProps {
  readonly list: NonconformityListAnswer;
  readonly initiallyOpen?: NonconformityId | null;
  readonly onChanged: (record: NonconformityView) => void;
}

export function NonconformityList({ list, initiallyOpen = null, onChanged }: NonconformityListProps) {
  const [opened, setOpened] = useState<NonconformityId | null>(initiallyOpen);
  const record = list.rows.find((row) => row.nonconformityId === opened);
  if (record !== undefined) {
    return (
      <section className="stack">
        <div>
          <Button appearance="subtle" onClick={() => setOpened(null)}>
            ← All nonconformities
          </Button>
        </div>
        <OpenedNonconformity row={record} onChanged={onChanged} />
      </section>
    );
  }
  if (list.rows.length === 0) {
    return (
      <Nothing title="No nonconformities">
        <p>Anyone who reads a page can report one from the page’s Plumbline label: what, and where.</p>
      </Nothing>
    );
  }
  return (
    <section className="stack">
      <ul className="cards">
        {[...list.rows].sort(byUrgency).map((row) => (
          <li key={row.nonconformityId} className="card">
            <div className="row spread">
              <button type="button" className="link-button" onClick={() => setOpened(row.nonconformityId)}>
                {row.number}
              </button>
              <NonconformityLozenges record={row} />
            </div>
            <p className="clamped">{row.what}</p>
            <p className="quiet">
              {row.where} · <DocumentOf record={row} /> · {row.reporter.name}, <When at={row.reportedAt} />
              {row.issue.key === null ? null : (
                <>
                  {' '}
                  · <IssueLink issueKey={row.issue.key} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {list.more ? <p className="quiet">Older ones are not shown; a report lists them all.</p> : null}
    </section>
  );
}
