/**
 * The redline of two revisions, or of a revision and the page as it is now: what differs and where first, then the text itself,
 * inline or side by side, with a way from one difference to the next. [A15, F6]
 */
import Button from '@atlaskit/button/default/button';
import { type ReactNode, useRef, useState } from 'react';
import type { Difference, Redline as RedlineData } from '../../../../src/contract/redline';
import type { RevisionsView } from '../../../../src/contract/revision-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { AdfDocument } from '../adf/blocks';
import { HostLink, isFollowable } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { type Choice, ChoiceField } from '../parts/form';
import { differenceSummary, differenceWords } from '../../../../src/contract/redline-words';
import { attachmentChangeWords } from '../words/revisions';
import { ExportFiles } from './export-files';
import { redlineTree, sideBySide } from './redline-tree';

const renderLink = (address: string, children: ReactNode) =>
  isFollowable(address) ? <HostLink to={address}>{children}</HostLink> : <span>{children}</span>;

type Layout = 'inline' | 'sideBySide';
const layouts: readonly Choice<Layout>[] = [
  { value: 'inline', label: 'In one text' },
  { value: 'sideBySide', label: 'Side by side' },
];

/** The page as it is now, in the words of the contract. */
export const draft = 'draft';

interface RedlineProps {
  readonly pageId: PageId;
  readonly revisions: RevisionsView;
  readonly before: string;
  readonly after: string;
  readonly onChoose: (before: string, after: string) => void;
}

export function RedlineOfRevisions({ pageId, revisions, before, after, onChoose }: RedlineProps) {
  const handle = useAnswer('document.redline', { pageId, before, after });
  const labels: readonly Choice<string>[] = [
    { value: draft, label: 'The page as it is now' },
    ...revisions.revisions.filter((one) => one.hasText).map(({ label }) => ({ value: label, label: `Rev ${label}` })),
  ];
  const mine = revisions.lastSignedByMe;
  return (
    <section className="stack">
      <div className="filters">
        <ChoiceField label="From" value={before} choices={labels} onChange={(label) => onChoose(label, after)} />
        <ChoiceField label="To" value={after} choices={labels} onChange={(label) => onChoose(before, label)} />
        {mine === null || mine === before ? null : (
          <Button onClick={() => onChoose(mine, draft)}>Since I last signed (Rev {mine})</Button>
        )}
      </div>
      <div className="row">
        <ExportFiles
          key={`${before} ${after}`}
          pageId={pageId}
          subject={{ kind: 'redline', before, after }}
          what="the redline"
        />
      </div>
      <WhenAnswered handle={handle} what="the redline">
        {({ redline }) => <RedlineText redline={redline} />}
      </WhenAnswered>
    </section>
  );
}

export function RedlineText({ redline }: { readonly redline: RedlineData }) {
  const [layout, setLayout] = useState<Layout>('inline');
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  if (redline.differences.length === 0) {
    return (
      <Nothing title="Nothing differs">
        <p>Title, text and attachments are the same.</p>
      </Nothing>
    );
  }
  const jump = (number: number) => {
    setCurrent(number);
    const target = frame.current?.querySelector<HTMLElement>(`[data-difference="${number}"]`);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'center' });
  };
  const last = redline.differences.length;
  return (
    <div className="stack" ref={frame}>
      <p>
        <strong>{differenceSummary(redline.differences)}</strong>
      </p>
      <div className="filters">
        <ChoiceField label="Layout" value={layout} choices={layouts} onChange={setLayout} />
        <Button isDisabled={current <= 1} onClick={() => jump(current - 1)}>
          Previous difference
        </Button>
        <Button isDisabled={current >= last} onClick={() => jump(current + 1)}>
          Next difference
        </Button>
        <span className="quiet" role="status">
          {current === 0 ? '' : `${current} of ${last}`}
        </span>
      </div>
      <DifferenceList differences={redline.differences} onJump={jump} />
      <p className="quiet small">
        <ins className="redline-inserted">inserted</ins> <del className="redline-deleted">deleted</del>{' '}
        <span className="redline-restyled">formatted</span> <span className="redline-moved">⇅ moved</span>
      </p>
      <h3 className="document-title">
        <AdfDocument body={titleTree(redline)} renderLink={renderLink} />
      </h3>
      {layout === 'inline' ? (
        <AdfDocument body={redlineTree(redline.body)} renderLink={renderLink} />
      ) : (
        <Columns redline={redline} />
      )}
      <Attachments redline={redline} />
    </div>
  );
}

function titleTree({ title }: RedlineData) {
  const line = { type: 'paragraph' };
  return redlineTree({
    change: 'edited',
    number: null,
    before: line,
    after: line,
    content: { kind: 'inline', runs: title },
  });
}

function Columns({ redline }: { readonly redline: RedlineData }) {
  return (
    <div className="redline-columns" role="region" aria-label="Side by side" tabIndex={0}>
      <p className="quiet">Before</p>
      <p className="quiet">After</p>
      {sideBySide(redline.body).map(({ before, after }, index) => (
        // The redline is loaded whole and never changes in place.
        <div key={index} className="redline-pair">
          <div>{before === null ? null : <AdfDocument body={before} renderLink={renderLink} />}</div>
          <div>{after === null ? null : <AdfDocument body={after} renderLink={renderLink} />}</div>
        </div>
      ))}
    </div>
  );
}

interface ListProps {
  readonly differences: readonly Difference[];
  readonly onJump: (number: number) => void;
}

function DifferenceList({ differences, onJump }: ListProps) {
  return (
    <details>
      <summary>List of differences</summary>
      <ol className="redline-list">
        {differences.map(({ number, kind, section, excerpt }) => (
          <li key={number}>
            <button type="button" className="link-button" onClick={() => onJump(number)}>
              {differenceWords[kind]}
            </button>
            {section === null ? null : <span className="quiet"> in “{section}”</span>}: {excerpt}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Attachments({ redline }: { readonly redline: RedlineData }) {
  if (redline.attachments.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3>Attachments</h3>
      <ul>
        {redline.attachments.map(({ title, change, number }) => (
          <li key={title} data-difference={number} tabIndex={-1}>
            {title} <span className="quiet">{attachmentChangeWords[change]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
