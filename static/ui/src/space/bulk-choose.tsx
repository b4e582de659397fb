/**
 * The first part of acting on many pages: which pages, and what is to be done with them. [A17]
 */
import Button from '@atlaskit/button/default/button';
import { useCallback, useState } from 'react';
import { type BulkAction, type BulkKind, mostBulkPages } from '../../../../src/contract/bulk';
import { type DocumentTypeCode, documentTypeCodes } from '../../../../src/contract/document-types';
import type { PageId, SpaceId } from '../../../../src/kernel/ids';
import { isCalendarDate } from '../../../../src/kernel/time';
import { call } from '../host/call';
import type { FoundPerson } from '../host/directory';
import { findByTitle, findPages, type FoundPage } from '../host/find-pages';
import { ChoiceField, Confirmation, LineField, ProseField } from '../parts/form';
import { Notice } from '../parts/notice';
import { Chip, PersonField, SearchPicker } from '../parts/picker';
import { typeNames } from '../words/states';
import { bulkKinds } from './bulk-words';

export interface Chosen {
  readonly action: BulkAction;
  readonly pageIds: readonly PageId[];
}

type Source = 'tree' | 'label' | 'text' | 'register';
const sources = [
  { value: 'tree', label: 'A page and everything below it' },
  { value: 'label', label: 'Pages with a label' },
  { value: 'text', label: 'Pages that a search finds' },
  { value: 'register', label: 'Documents of the register' },
] as const;
const kinds = (Object.keys(bulkKinds) as BulkKind[]).map((value) => ({ value, label: bulkKinds[value] }));
const types = documentTypeCodes.map((value) => ({ value, label: `${typeNames[value]} (${value})` }));
const typeFilter = [{ value: 'all', label: 'All types' } as const, ...types];

interface SourceState {
  readonly source: Source;
  readonly root: FoundPage | null;
  readonly words: string;
  readonly typeCode: DocumentTypeCode | 'all';
}

/** @throws Error when Confluence or the app did not answer */
async function pagesOf(
  spaceId: SpaceId,
  { source, root, words, typeCode }: SourceState,
  onFound: (soFar: number) => void,
): Promise<readonly PageId[]> {
  if (source === 'register') {
    const register = await call('space.register', { spaceId });
    if (!register.ok) throw new Error(register.refusal.code);
    const rows = register.answer.rows.filter((row) => typeCode === 'all' || row.typeCode === typeCode);
    return rows.map((row) => row.pageId);
  }
  const search =
    source === 'tree'
      ? ({ by: 'tree', root: root?.pageId ?? ('0' as PageId) } as const)
      : source === 'label'
        ? ({ by: 'label', label: words } as const)
        : ({ by: 'text', text: words } as const);
  return (await findPages(spaceId, search, mostBulkPages, onFound)).map((page) => page.pageId);
}

function SourceFields({
  spaceId,
  state,
  onChange,
}: {
  readonly spaceId: SpaceId;
  readonly state: SourceState;
  readonly onChange: (part: Partial<SourceState>) => void;
}) {
  const search = useCallback((typed: string) => findByTitle(spaceId, typed), [spaceId]);
  return (
    <div className="stack">
      <ChoiceField
        label="Which pages"
        value={state.source}
        choices={sources}
        onChange={(source) => onChange({ source, words: '' })}
      />
      {state.source === 'tree' && state.root === null ? (
        <SearchPicker
          label="Top page"
          hint="Type a part of its title."
          search={search}
          keyOf={(page) => page.pageId}
          nameOf={(page) => page.title}
          onChoose={(root) => onChange({ root })}
        />
      ) : null}
      {state.source === 'tree' && state.root !== null ? (
        <div className="field">
          <span className="label">Top page</span>
          <Chip name={state.root.title} onRemove={() => onChange({ root: null })} />
        </div>
      ) : null}
      {state.source === 'label' ? (
        <LineField label="Label" value={state.words} onChange={(words) => onChange({ words })} />
      ) : null}
      {state.source === 'text' ? (
        <LineField
          label="Words"
          hint="In the title or the text."
          value={state.words}
          onChange={(words) => onChange({ words })}
        />
      ) : null}
      {state.source === 'register' ? (
        <ChoiceField
          label="Type"
          value={state.typeCode}
          choices={typeFilter}
          onChange={(typeCode) => onChange({ typeCode })}
        />
      ) : null}
    </div>
  );
}

interface ActionState {
  readonly kind: BulkKind;
  readonly typeCode: DocumentTypeCode;
  readonly owner: FoundPerson | null;
  readonly reason: string;
  readonly dueOn: string;
  readonly isConfirmed: boolean;
}

/** Null while something is missing. */
function actionOf({ kind, typeCode, owner, reason: typed, dueOn, isConfirmed }: ActionState): BulkAction | null {
  const reason = typed.trim();
  switch (kind) {
    case 'register':
      return { kind, typeCode, ...(owner === null ? {} : { owner: owner.accountId }) };
    case 'assignType':
    case 'assignGate':
      return reason === '' ? null : { kind, typeCode, reason };
    case 'changeOwner':
      return owner === null || reason === '' ? null : { kind, owner: owner.accountId, reason };
    case 'submit':
      return isConfirmed && reason !== '' ? { kind, reason, confirmed: true } : null;
    case 'askForReview':
      return isCalendarDate(dueOn) && reason !== '' ? { kind, dueOn, reason } : null;
  }
}

/** What the type that is chosen means for each action that needs one. */
const typeHints: Partial<Record<BulkKind, string>> = {
  register: 'Each page gets the next number of this type.',
  assignType: 'From the next round on. The number stays; a gate that was given before ends.',
  assignGate: 'The next round asks whom documents of this type ask. Its own type takes a given gate back.',
};

function ActionFields({
  state,
  onChange,
}: {
  readonly state: ActionState;
  readonly onChange: (part: Partial<ActionState>) => void;
}) {
  const { kind } = state;
  return (
    <div className="stack">
      <ChoiceField label="What to do" value={kind} choices={kinds} onChange={(next) => onChange({ kind: next })} />
      {kind in typeHints ? (
        <ChoiceField
          label={kind === 'assignGate' ? 'Approved as' : 'Document type'}
          hint={typeHints[kind] ?? ''}
          value={state.typeCode}
          choices={types}
          onChange={(typeCode) => onChange({ typeCode })}
        />
      ) : null}
      {kind === 'register' || kind === 'changeOwner' ? (
        <PersonField
          label="Owner"
          {...(kind === 'register' ? { hint: 'Nobody chosen: you.' } : {})}
          value={state.owner}
          onChange={(owner) => onChange({ owner })}
        />
      ) : null}
      {kind === 'askForReview' ? (
        <LineField
          label="Review by"
          hint="What is due earlier keeps its day."
          type="date"
          value={state.dueOn}
          onChange={(dueOn) => onChange({ dueOn })}
        />
      ) : null}
      {kind === 'register' ? null : (
        <ProseField label="Reason" value={state.reason} onChange={(reason) => onChange({ reason })} />
      )}
      {kind === 'submit' ? (
        <Confirmation
          label="I wrote these documents and submit them. Each of them gets a signature of mine."
          checked={state.isConfirmed}
          onChange={(isConfirmed) => onChange({ isConfirmed })}
        />
      ) : null}
    </div>
  );
}

const noAction: ActionState = {
  kind: 'register',
  typeCode: 'WIN',
  owner: null,
  reason: '',
  dueOn: '',
  isConfirmed: false,
};
const noSource: SourceState = { source: 'tree', root: null, words: '', typeCode: 'all' };

type Looking =
  | { readonly state: 'idle' | 'failed' | 'nothing' | 'tooMany' }
  | { readonly state: 'searching'; readonly soFar: number };

const lookingWords: Readonly<Record<'failed' | 'nothing' | 'tooMany', string>> = {
  failed: 'The search did not answer. Press again to repeat it.',
  nothing: 'No page fits. Choose other pages.',
  tooMany: `More than ${mostBulkPages} pages fit. Choose fewer, for example a smaller part of the tree.`,
};

export function BulkChoose({
  spaceId,
  onChosen,
}: {
  readonly spaceId: SpaceId;
  readonly onChosen: (chosen: Chosen) => void;
}) {
  const [source, setSource] = useState(noSource);
  const [given, setGiven] = useState(noAction);
  const [looking, setLooking] = useState<Looking>({ state: 'idle' });
  const action = actionOf(given);
  const isSource =
    source.source === 'register' || (source.source === 'tree' ? source.root !== null : source.words.trim() !== '');
  const look = async () => {
    if (action === null) return;
    setLooking({ state: 'searching', soFar: 0 });
    try {
      const pageIds = await pagesOf(spaceId, source, (soFar) => setLooking({ state: 'searching', soFar }));
      if (pageIds.length === 0) setLooking({ state: 'nothing' });
      else if (pageIds.length > mostBulkPages) setLooking({ state: 'tooMany' });
      else onChosen({ action, pageIds });
    } catch {
      // Said below the button; the person can press again.
      setLooking({ state: 'failed' });
    }
  };
  const { state } = looking;
  return (
    <form
      className="stack"
      aria-label="Choose pages and action"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isSource && action !== null && state !== 'searching') void look();
      }}
    >
      <p>
        Do one thing to many pages of this space. You see first what would come of each page; nothing is done before you
        press once more.
      </p>
      <SourceFields spaceId={spaceId} state={source} onChange={(part) => setSource({ ...source, ...part })} />
      <ActionFields state={given} onChange={(part) => setGiven({ ...given, ...part })} />
      <div className="row">
        <Button
          type="submit"
          appearance="primary"
          isLoading={state === 'searching'}
          isDisabled={!isSource || action === null}
        >
          Show what would happen
        </Button>
      </div>
      <p className="quiet" role="status">
        {looking.state === 'searching' ? `${looking.soFar} pages found so far…` : null}
      </p>
      {state === 'failed' || state === 'nothing' || state === 'tooMany' ? (
        <Notice tone="warning" title="Nothing to show yet" announces>
          <p>{lookingWords[state]}</p>
        </Notice>
      ) : null}
    </form>
  );
}
