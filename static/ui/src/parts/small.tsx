/**
 * The smallest shared pieces: a point in time, a lozenge for a worded state, a digest, and the space between things.
 */
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { ReactNode } from 'react';
import { calendarDay, dueWords, localDay, localDayAndTime, utcTime } from '../words/dates';
import type { Worded } from '../words/states';

export function When({ at, precise = false }: { readonly at: string; readonly precise?: boolean }) {
  return (
    <time dateTime={at} title={utcTime(at)}>
      {precise ? localDayAndTime(at) : localDay(at)}
    </time>
  );
}

export function Day({ on }: { readonly on: string }) {
  return <time dateTime={on}>{calendarDay(on)}</time>;
}

/** A due date with how far away it is; being late is said in words, not by colour alone. */
export function Due({ on }: { readonly on: string }) {
  const words = dueWords(on, new Date());
  return (
    <span className={words.endsWith('overdue') ? 'overdue' : undefined}>
      <Day on={on} /> ({words})
    </span>
  );
}

export function StateLozenge({ state, suffix }: { readonly state: Worded; readonly suffix?: string }) {
  const text = suffix === undefined ? state.text : `${state.text} · ${suffix}`;
  return (
    <Lozenge appearance={state.tone} maxWidth="100%">
      {text}
    </Lozenge>
  );
}

export function Digest({ value }: { readonly value: string }) {
  return <code className="digest">{value}</code>;
}

export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
