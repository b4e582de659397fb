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

export const sideName = (label: string) => (label === draft ? 'The page as it is now' : `Rev ${label}`);

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
    { value: draft, label: sideName(draft) },
    ...revisions.revisions.filter((one) => one.hasText).map(({ label }) => ({ value: label, label: sideName(label) })),
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
        {({ redline }) => <RedlineText redline={redline} sides={[sideName(before), sideName(after)]} />}
      </WhenAnswered>
    </section>
  );
}

interface TextProps {
  readonly redline: RedlineData;
  /** What stands on the left and on the right. */
  readonly sides?: readonly [before: string, after: string];
}

export function RedlineText({ redline, sides = ['Before', 'After'] }: TextProps) {
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
  const show = (number: number): HTMLElement | undefined => {
    setCurrent(number);
    return frame.current === null ? undefined : showDifference(frame.current, number);
  };
  const choose = (chosen: Layout) => {
    setLayout(chosen);
    setCurrent(0);
  };
  return (
    <div className="stack" ref={frame}>
      <p>
        <strong>{differenceSummary(redline.differences)}</strong>
      </p>
      <div className="filters">
        <ChoiceField label="Layout" value={layout} choices={layouts} onChange={choose} />
      </div>
      <DifferenceList
        differences={redline.differences}
        onJump={(number) => show(number)?.focus({ preventScroll: true })}
      />
      <p className="quiet small">
        <ins className="redline-inserted">inserted</ins> <del className="redline-deleted">deleted</del>{' '}
        <span className="redline-restyled">formatted</span> <span className="redline-moved">⇅ moved</span>
      </p>
      <Steps differences={redline.differences} current={current} onShow={show} />
      <h3 className="document-title">
        <AdfDocument body={titleTree(redline)} renderLink={renderLink} />
      </h3>
      {layout === 'inline' ? (
        <AdfDocument body={redlineTree(redline.body)} renderLink={renderLink} />
      ) : (
        <Columns redline={redline} sides={sides} />
      )}
      <Attachments redline={redline} />
    </div>
  );
}

/** Scrolls to a difference and frames it. A redline is drawn once, so what is marked here is not drawn over. */
function showDifference(frame: HTMLElement, number: number): HTMLElement | undefined {
  for (const shown of frame.querySelectorAll('.redline-current')) shown.classList.remove('redline-current');
  const target = frame.querySelector<HTMLElement>(`[data-difference="${number}"]`) ?? undefined;
  target?.classList.add('redline-current');
  target?.scrollIntoView({ block: 'center' });
  return target;
}

interface StepsProps {
  readonly differences: readonly Difference[];
  readonly current: number;
  readonly onShow: (number: number) => void;
}

/** Stays in sight while one goes from difference to difference; the focus stays on the button, and what is shown is said. */
function Steps({ differences, current, onShow }: StepsProps) {
  const last = differences.length;
  const shown = differences[current - 1];
  const where = shown === undefined || shown.section === null ? '' : ` in “${shown.section}”`;
  return (
    <div className="redline-steps">
      <Button aria-label="Previous difference" isDisabled={current <= 1} onClick={() => onShow(current - 1)}>
        Previous
      </Button>
      <Button aria-label="Next difference" isDisabled={current >= last} onClick={() => onShow(current + 1)}>
        Next
      </Button>
      <span className="quiet" role="status">
        {shown === undefined
          ? `${last === 1 ? '1 difference' : `${last} differences`}`
          : `${current} of ${last}: ${differenceWords[shown.kind].toLowerCase()}${where}`}
      </span>
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

function Columns({ redline, sides: [left, right] }: Required<TextProps>) {
  return (
    <div className="redline-columns" role="region" aria-label="Side by side" tabIndex={0}>
      <p className="redline-side">{left}</p>
      <p className="redline-side">{right}</p>
      {sideBySide(redline.body).map(({ before, after }, index) => (
        // The redline is loaded whole and never changes in place.
        <div key={index} className={before === after ? 'redline-pair redline-pair-same' : 'redline-pair'}>
          <div data-side={left}>{before === null ? null : <AdfDocument body={before} renderLink={renderLink} />}</div>
          <div data-side={right}>{after === null ? null : <AdfDocument body={after} renderLink={renderLink} />}</div>
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
