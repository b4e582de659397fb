/**
 * What became of the documents a text refers to, for the history and for reports: without their names, because who reads this
 * document may not read those. [UI-2, UI-5; A24]
 */
import type { DependencyChange, DependencyEvent } from '../../domain/document-control/dependencies';
import type { DescribedEvent } from './describe-event';

export function describeDependencyEvent(event: DependencyEvent): DescribedEvent {
  if (event.type === 'DependencyConfirmed') {
    return said(`${event.by.name} confirmed the link to a document that ${became[event.what]}.`, event.why);
  }
  const news = event.changed.map(({ what }) => `A document this one refers to ${became[what]}.`);
  const count = event.ended.length;
  const over = count === 0 ? [] : [`${count === 1 ? 'One link' : `${count} links`} need not be checked any more.`];
  return said([...news, ...over].join(' '), null);
}

const became: Readonly<Record<DependencyChange, string>> = {
  revised: 'got a new revision',
  withdrawn: 'was withdrawn',
  cancelled: 'was never issued',
};

function said(text: string, reason: string | null): DescribedEvent {
  return { text, revisionLabel: null, reason, signature: null };
}
