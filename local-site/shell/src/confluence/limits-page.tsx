/** What the app has used of what the platform grants: points of this hour, rates of the products, units of storage. */
import ProgressBar from '@atlaskit/progress-bar';
import SectionMessage from '@atlaskit/section-message';
import { loadLimits, type Limits } from '../rest/limits';
import { useLoaded } from '../rest/use-loaded';
import { LoadedView } from '../shared/loaded-view';
import { formatDateTime } from '../shared/time';

const COUNT = new Intl.NumberFormat('en-GB');

export function LimitsPage() {
  const limits = useLoaded(loadLimits, []);
  return (
    <section aria-labelledby="limits-heading">
      <h2 id="limits-heading">Limits</h2>
      <LoadedView resource={limits} what="the limits">
        {(found) => <ShownLimits limits={found} />}
      </LoadedView>
    </section>
  );
}

function ShownLimits({ limits: { rates, meters } }: { readonly limits: Limits }) {
  const { points, settings, refused } = rates;
  const perSecond = Object.entries(settings.requestsPerSecond).map(
    ([method, count]) => [`${method} requests a second for each endpoint`, COUNT.format(count)] as const,
  );
  return (
    <>
      {points.isNearLimit ? (
        <SectionMessage appearance="warning" title="Fewer than a fifth of this hour’s points are left">
          <p>They start anew at {formatDateTime(points.resetsAt)}.</p>
        </SectionMessage>
      ) : null}
      <h3>REST points of this hour</h3>
      <p>
        {COUNT.format(points.used)} of {COUNT.format(points.limit)} used, until {formatDateTime(points.resetsAt)}
      </p>
      <ProgressBar
        ariaLabel="REST points used this hour"
        value={Math.min(1, points.used / Math.max(1, points.limit))}
      />
      <h3>Rates of the products</h3>
      <Figures
        rows={[
          ...perSecond,
          ['Requests at once', COUNT.format(settings.requestsAtOnce)],
          ...settings.writesPerIssue.map(
            ({ milliseconds, count }) =>
              [`Writes to one issue within ${milliseconds / 1000} s`, COUNT.format(count)] as const,
          ),
          ...Object.entries(refused).map(([reason, count]) => [`Refused: ${reason}`, COUNT.format(count)] as const),
        ]}
      />
      <h3>Storage since the start</h3>
      <Figures
        rows={[
          ['Units read', COUNT.format(meters.storage.readUnits)],
          ['Units written', COUNT.format(meters.storage.writeUnits)],
          ['Bytes read', COUNT.format(meters.storage.readBytes)],
          ['Bytes written', COUNT.format(meters.storage.writeBytes)],
        ]}
      />
      <h3>Under way</h3>
      <Figures
        rows={[
          ['Invocations so far', COUNT.format(meters.wire.invocations)],
          ['Queue events waiting', COUNT.format(meters.outstanding.queues)],
          ['Product events waiting', COUNT.format(meters.outstanding.events)],
        ]}
      />
    </>
  );
}

function Figures({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="limits-table">
      {rows.map(([name, figure]) => (
        <FigureRow key={name} name={name} figure={figure} />
      ))}
    </dl>
  );
}

function FigureRow({ name, figure }: { readonly name: string; readonly figure: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{figure}</dd>
    </>
  );
}
