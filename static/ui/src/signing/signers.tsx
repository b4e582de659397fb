/**
 * Everybody who can sign, as of any day, with failures and recoveries; a quality manager opens one of them, grants and takes
 * rights, and helps in a recovery. [B2, B8, B13]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { SignerRow } from '../../../../src/contract/signing-answers';
import type { AccountId } from '../../../../src/kernel/ids';
import { isCalendarDate } from '../../../../src/kernel/time';
import { downloadBlob } from '../host/download';
import type { FoundPerson } from '../host/directory';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { LineField } from '../parts/form';
import { PersonField } from '../parts/picker';
import { When } from '../parts/small';
import { TableHead } from '../parts/table-head';
import { csvText } from '../space/csv';
import { today } from '../words/dates';
import { type PartProps, useBusy } from './part';
import { rightInWords } from './signer-card';
import { SignerDetail } from './signer-detail';
import { signersCsv } from './signers-csv';

function Row({ row, onOpen }: { readonly row: SignerRow; readonly onOpen: () => void }) {
  const { person, rights, passphrase, deviceSince, failures, recovery } = row;
  return (
    <tr>
      <td data-name="Person">
        <button type="button" className="link-button" onClick={onOpen}>
          {person.name}
        </button>
      </td>
      <td data-name="Rights">
        {rights.length === 0 ? '–' : rights.map((right) => <p key={right.meaning}>{rightInWords(right)}</p>)}
      </td>
      <td data-name="Factors">
        {passphrase === null ? 'nothing enrolled' : deviceSince === null ? 'passphrase' : 'passphrase, device'}
      </td>
      <td data-name="Attention">
        {failures.count === 0 ? null : (
          <p className="overdue">
            {failures.count} failed
            {failures.lastAt === null ? null : (
              <>
                , last <When at={failures.lastAt} precise />
              </>
            )}
          </p>
        )}
        {recovery === null ? null : <p className="overdue">recovery waits</p>}
        {failures.count === 0 && recovery === null ? '–' : null}
      </td>
    </tr>
  );
}

export function Signers({ onBusy }: PartProps) {
  const [day, setDay] = useState(() => today(new Date()));
  const asOf = isCalendarDate(day) ? day : null;
  const handle = useAnswer('signing.signers', { asOf });
  const [opened, setOpened] = useState<AccountId | null>(null);
  useBusy(onBusy, opened !== null);
  const [added, setAdded] = useState<FoundPerson | null>(null);
  if (opened !== null) {
    const close = () => {
      setOpened(null);
      setAdded(null);
      handle.reload();
    };
    return <SignerDetail accountId={opened} onClose={close} />;
  }
  return (
    <section className="stack">
      <h2 className="section-title">Signers</h2>
      <WhenAnswered handle={handle} what="the signers">
        {(view) => (
          <>
            <div className="filters">
              <LineField label="Rights as of" type="date" value={day} onChange={setDay} />
              <Button
                onClick={() =>
                  downloadBlob(
                    `signing-rights-${view.asOf}.csv`,
                    new Blob([csvText(signersCsv(view))], { type: 'text/csv;charset=utf-8' }),
                  )
                }
              >
                Download CSV
              </Button>
            </div>
            {view.rows.length === 0 ? (
              <Nothing title="Nobody has enrolled or holds a right yet" />
            ) : (
              <table className="table register">
                <caption className="visually-hidden">Signers and their rights on {view.asOf}</caption>
                <TableHead columns={['Person', 'Rights', 'Factors', 'Attention']} />
                <tbody>
                  {view.rows.map((row) => (
                    <Row key={row.person.accountId} row={row} onOpen={() => setOpened(row.person.accountId)} />
                  ))}
                </tbody>
              </table>
            )}
            {view.more ? <p className="quiet">More exist than are shown.</p> : null}
            {view.mayGrant ? (
              <PersonField
                label="Somebody who is not in the list"
                hint="Opens their signing, to grant a first right."
                value={added}
                onChange={(person) => {
                  setAdded(person);
                  setOpened(person?.accountId ?? null);
                }}
              />
            ) : null}
          </>
        )}
      </WhenAnswered>
    </section>
  );
}
