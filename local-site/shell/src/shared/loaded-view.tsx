/** Shows a loaded value, or the reason why there is none; keeps the last value on screen while it is refreshed. */
import type { ReactNode } from 'react';
import { RestError } from '../rest/http';
import type { LoadedResource } from '../rest/use-loaded';
import { FailureMessage } from './failure-message';
import { NotFound } from './not-found';
import { Waiting } from './waiting';

interface LoadedViewProps<T> {
  readonly resource: LoadedResource<T>;
  /** With its article, for example "this page". */
  readonly what: string;
  /** The resource is the page's subject: a 404 becomes the whole page. */
  readonly isSubject?: boolean;
  readonly children: (value: T) => ReactNode;
}

export function LoadedView<T>({ resource, what, isSubject = false, children }: LoadedViewProps<T>) {
  if (resource.value !== undefined) return <>{children(resource.value)}</>;
  const { loaded } = resource;
  if (loaded.state !== 'failed') return <Waiting what={what} />;
  const isMissing = loaded.failure instanceof RestError && [403, 404].includes(loaded.failure.status);
  if (isSubject && isMissing) return <NotFound what={what} />;
  return <FailureMessage title={`Could not load ${what}`} failure={loaded.failure} />;
}
