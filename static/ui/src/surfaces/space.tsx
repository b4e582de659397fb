/**
 * The space page: register, my work, nonconformities, report; for quality managers the settings of the site too, because the
 * platform opens its settings module for site administrators only.
 */
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { lazy, Suspense, useState } from 'react';
import type { NonconformityId, SpaceId } from '../../../../src/kernel/ids';
import type { Place } from '../host/context';
import { ScanAge } from '../drift/scan-age';
import { useAnswer } from '../host/use-answer';
import { Loading, Nothing, WhenAnswered } from '../parts/answered';
import { MyWork } from '../space/my-work';
import { Nonconformities } from '../space/nonconformities';
import { Register } from '../space/register';
import { Report } from '../space/report';

const SiteSettings = lazy(() =>
  import('../settings/site-settings').then((module) => ({ default: module.SiteSettings })),
);

const Bulk = lazy(() => import('../space/bulk').then((module) => ({ default: module.Bulk })));

const SigningTab = lazy(() => import('../signing/signing-tab').then((module) => ({ default: module.SigningTab })));

const Retention = lazy(() => import('../space/retention').then((module) => ({ default: module.Retention })));

const nonconformitiesTab = 2;

function SpacePage({ spaceId }: { readonly spaceId: SpaceId }) {
  const handle = useAnswer('space.overview', { spaceId });
  const [tab, setTab] = useState(0);
  const [opened, setOpened] = useState<NonconformityId | null>(null);
  const open = (nonconformityId: NonconformityId) => {
    setOpened(nonconformityId);
    setTab(nonconformitiesTab);
  };
  return (
    <WhenAnswered handle={handle} what="the space">
      {(overview) => (
        <main className="page stack">
          <header className="stack-tight">
            {/* The host shows the page's title above the frame. */}
            <h1 className="visually-hidden">Quality</h1>
            <p className="quiet">
              {overview.spaceName} ·{' '}
              {overview.projectKey === null
                ? 'no Jira project is set, so nonconformities stand alone'
                : `nonconformities become issues in ${overview.projectKey}`}
            </p>
            <p className="quiet">
              All documents looked at in Confluence: <ScanAge scan={overview.driftScan} />
            </p>
          </header>
          <Tabs
            id="quality-tabs"
            selected={tab}
            onChange={(index) => {
              setTab(index);
              setOpened(null);
            }}
          >
            <TabList>
              <Tab>Register</Tab>
              <Tab>My work</Tab>
              <Tab>Nonconformities</Tab>
              <Tab>Report</Tab>
              <Tab>Act on many</Tab>
              <Tab>Signing</Tab>
              {overview.mayManage ? <Tab>Retention</Tab> : null}
              {overview.mayManage ? <Tab>Settings</Tab> : null}
            </TabList>
            <TabPanel>
              <div className="tab">
                <Register spaceId={spaceId} />
              </div>
            </TabPanel>
            <TabPanel>
              <div className="tab">
                <MyWork onOpenNonconformity={open} />
              </div>
            </TabPanel>
            <TabPanel>
              <div className="tab">
                <Nonconformities spaceId={spaceId} initiallyOpen={opened} />
              </div>
            </TabPanel>
            <TabPanel>
              <div className="tab">
                {overview.mayReport ? (
                  <Report spaceId={spaceId} />
                ) : (
                  <Nothing title="Reports are made by quality managers and auditors">
                    <p>Ask the quality manager for the role, or for the report.</p>
                  </Nothing>
                )}
              </div>
            </TabPanel>
            <TabPanel>
              <div className="tab">
                <Suspense fallback={<Loading what="acting on many" />}>
                  <Bulk spaceId={spaceId} />
                </Suspense>
              </div>
            </TabPanel>
            <TabPanel>
              <div className="tab">
                <Suspense fallback={<Loading what="your signing" />}>
                  <SigningTab seesSigners={overview.maySeeSigners} />
                </Suspense>
              </div>
            </TabPanel>
            {overview.mayManage ? (
              <TabPanel>
                <div className="tab">
                  <Suspense fallback={<Loading what="what is kept" />}>
                    <Retention spaceId={spaceId} />
                  </Suspense>
                </div>
              </TabPanel>
            ) : null}
            {overview.mayManage ? (
              <TabPanel>
                <div className="tab">
                  <Suspense fallback={<Loading what="the settings" />}>
                    <SiteSettings spaceId={spaceId} />
                  </Suspense>
                </div>
              </TabPanel>
            ) : null}
          </Tabs>
        </main>
      )}
    </WhenAnswered>
  );
}

export function SpaceSurface({ place }: { readonly place: Place }) {
  return place.spaceId === null ? <Nothing title="Open this from a space." /> : <SpacePage spaceId={place.spaceId} />;
}
