/**
 * The document in the host's modal: status, revisions, history, text in force, nonconformities of this page. Also what the popup and the
 * banner open, at the tab they name.
 */
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { lazy, Suspense } from 'react';
import type { DocumentLife } from '../../../../src/contract/document-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { EffectiveText } from '../document/effective-text';
import { GateApplied } from '../document/gate-applied';
import { History } from '../document/history';
import { DocumentPanel } from '../document/panel';
import type { ModalContent, Place } from '../host/context';
import { useAnswer } from '../host/use-answer';
import { NonconformityList } from '../nonconformity/list';
import { useChangedRow } from '../nonconformity/use-changed-row';
import { Loading, Nothing, WhenAnswered } from '../parts/answered';

const RevisionTimeline = lazy(() =>
  import('../revisions/timeline').then((module) => ({ default: module.RevisionTimeline })),
);

const tabs: readonly (ModalContent | 'revisions')[] = [
  'status',
  'revisions',
  'history',
  'effectiveText',
  'nonconformities',
];

const over: readonly DocumentLife[] = ['withdrawn', 'cancelled'];

function Status({ pageId }: { readonly pageId: PageId }) {
  const handle = useAnswer('document.view', { pageId });
  const { answered } = handle;
  const answer = answered.state === 'ready' ? answered.value : null;
  // What is out of use has no next round, unless one is under way to bring it back.
  const isGated = answer?.kind === 'controlled' && (answer.work !== null || !over.includes(answer.life));
  return (
    <div className="stack">
      <DocumentPanel pageId={pageId} handle={handle} />
      {isGated ? <GateApplied key={`${answer.work?.state ?? ''} ${answer.work?.round ?? ''}`} pageId={pageId} /> : null}
    </div>
  );
}

function NonconformitiesOfPage({ pageId }: { readonly pageId: PageId }) {
  const handle = useAnswer('nonconformity.ofPage', { pageId });
  const changed = useChangedRow(handle);
  return (
    <WhenAnswered handle={handle} what="the nonconformities">
      {(list) => <NonconformityList list={list} onChanged={changed} />}
    </WhenAnswered>
  );
}

function DocumentTabs({ pageId, first }: { readonly pageId: PageId; readonly first: ModalContent }) {
  return (
    <main className="page">
      <Tabs id="document-tabs" defaultSelected={tabs.indexOf(first)} shouldUnmountTabPanelOnChange>
        <TabList>
          <Tab>Status</Tab>
          <Tab>Revisions</Tab>
          <Tab>History</Tab>
          <Tab>Text in force</Tab>
          <Tab>Nonconformities</Tab>
        </TabList>
        <TabPanel>
          <div className="tab">
            <Status pageId={pageId} />
          </div>
        </TabPanel>
        <TabPanel>
          <div className="tab">
            <Suspense fallback={<Loading what="the revisions" />}>
              <RevisionTimeline pageId={pageId} />
            </Suspense>
          </div>
        </TabPanel>
        <TabPanel>
          <div className="tab">
            <History pageId={pageId} />
          </div>
        </TabPanel>
        <TabPanel>
          <div className="tab">
            <EffectiveText pageId={pageId} />
          </div>
        </TabPanel>
        <TabPanel>
          <div className="tab">
            <NonconformitiesOfPage pageId={pageId} />
          </div>
        </TabPanel>
      </Tabs>
    </main>
  );
}

export function ActionSurface({ place }: { readonly place: Place }) {
  return place.pageId === null ? (
    <Nothing title="Open this from a page." />
  ) : (
    <DocumentTabs pageId={place.pageId} first={place.modal ?? 'status'} />
  );
}
