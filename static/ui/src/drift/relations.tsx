/**
 * "Used in" and "depends on" of a document; a reference to an obsolete one is marked, and what changed since the text was handed
 * in is to be checked by the owner, who may leave the link as it is. [A24]
 */
import Button from '@atlaskit/button/default/button';
import { useCallback, useState } from 'react';
import type { RelatedDocument, RelationsView } from '../../../../src/contract/reading-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { useCommand } from '../host/use-command';
import { WhenAnswered } from '../parts/answered';
import { CommandForm, ProseField } from '../parts/form';
import { StateLozenge, When } from '../parts/small';
import { documentLives } from '../words/states';

interface RelatedProps {
  readonly title: string;
  readonly documents: readonly RelatedDocument[];
  readonly onConfirm: ((document: RelatedDocument) => void) | null;
}

function Related({ title, documents, onConfirm }: RelatedProps) {
  return (
    <>
      <p>
        {title}
        {documents.length === 0 ? ': nothing known.' : ':'}
      </p>
      {documents.length === 0 ? null : (
        <ul>
          {documents.map((one) => (
            <li key={one.pageId}>
              {one.number} {one.title} {one.isObsolete ? <StateLozenge state={documentLives[one.life]} /> : null}
              <Changed document={one} onConfirm={onConfirm} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const became = {
  revised: (revision: string | null) => `Rev ${revision ?? ''} came into force`,
  withdrawn: () => 'withdrawn',
  cancelled: () => 'never issued',
} as const;

function Changed({ document, onConfirm }: { readonly document: RelatedDocument } & Pick<RelatedProps, 'onConfirm'>) {
  const { changed, number } = document;
  if (changed === null) return null;
  const { what, revision, since, confirmed } = changed;
  return (
    <>
      <br />
      <span className="quiet">
        {became[what](revision)} on <When at={since} />
        {confirmed === null
          ? ', after this text was handed in: the link is to be checked.'
          : `; ${confirmed.by.name} leaves the link as it is: ${confirmed.why}`}
      </span>{' '}
      {confirmed === null && onConfirm !== null ? (
        <Button spacing="compact" aria-label={`Confirm the link to ${number}`} onClick={() => onConfirm(document)}>
          Confirm the link
        </Button>
      ) : null}
    </>
  );
}

function RelationsList({ view, onConfirm }: { readonly view: RelationsView } & Pick<RelatedProps, 'onConfirm'>) {
  const { usedIn, dependsOn, hidden, hiddenToCheck, mayConfirm } = view;
  return (
    <div className="stack-tight">
      <Related title="Used in" documents={usedIn} onConfirm={null} />
      <Related title="Depends on" documents={dependsOn} onConfirm={mayConfirm ? onConfirm : null} />
      {hidden === 0 ? null : (
        <p className="quiet">
          {hidden} more that you may not read.
          {hiddenToCheck === 0
            ? ''
            : ` ${hiddenToCheck} of them changed: ask somebody who may read it to check the link.`}
        </p>
      )}
    </div>
  );
}

/** What a withdrawal or a revision affects; nothing is decided here. */
export function Relations({ pageId }: { readonly pageId: PageId }) {
  const handle = useAnswer('document.relations', { pageId });
  return (
    <WhenAnswered handle={handle} what="related documents">
      {(view) => <RelationsList view={view} onConfirm={null} />}
    </WhenAnswered>
  );
}

/** The owner confirms here that a link may stay as it is. */
export function RelationsToDecide({ pageId }: { readonly pageId: PageId }) {
  const handle = useAnswer('document.relations', { pageId });
  const [confirming, setConfirming] = useState<RelatedDocument | null>(null);
  const { reload } = handle;
  const done = useCallback(() => {
    setConfirming(null);
    reload();
  }, [reload]);
  return (
    <WhenAnswered handle={handle} what="related documents">
      {(view) =>
        confirming === null ? (
          <RelationsList view={view} onConfirm={setConfirming} />
        ) : (
          <ConfirmLink pageId={pageId} target={confirming} onDone={done} onClose={() => setConfirming(null)} />
        )
      }
    </WhenAnswered>
  );
}

interface ConfirmLinkProps {
  readonly pageId: PageId;
  readonly target: RelatedDocument;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function ConfirmLink({ pageId, target, onDone, onClose }: ConfirmLinkProps) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.confirmLink', onDone);
  return (
    <CommandForm
      title={`Leave the link to ${target.number} as it is`}
      submitLabel="Confirm the link"
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== ''}
      onSubmit={() => run({ pageId, target: target.pageId, reason })}
      onCancel={onClose}
    >
      <p>
        {target.isObsolete
          ? 'Readers go on seeing beside the link that the document is obsolete; you are not asked again.'
          : 'You are asked again when that document changes the next time.'}
      </p>
      <ProseField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}
