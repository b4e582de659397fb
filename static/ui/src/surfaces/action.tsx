/**
 * The document in the host's modal: status, revisions, history, text in force, nonconformities of this page. Also what the popup and the
 * banner open, at the tab they name.
 */
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { lazy, Suspense } from 'react';
import type { PageId } from '../../../../src/kernel/ids';
import { EffectiveText } from '../document/effective-text';
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

function Status({ pageId }: { readonly pageId: PageId }) {
  return <DocumentPanel pageId={pageId} handle={useAnswer('document.view', { pageId })} />;
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
