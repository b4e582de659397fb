/**
 * Emergency releases in the report: who released what when and why, and whether the full round followed. [DC-31, RP-4]
 */
import type { PdfContent } from 'pdfmake';
import type { EmergencyRelease } from '../application/report/model';
import { text } from './pdf-document';
import { ink, tableLayout } from './report-look';

const fullRoundWords = {
  done: 'done',
  awaited: 'awaited',
  overdue: 'OVERDUE',
  withdrawn: 'document withdrawn',
} as const;

export function emergencies(releases: readonly EmergencyRelease[]): readonly PdfContent[] {
  const head = ['Number', 'Title and reason', 'Rev', 'Released', 'By', 'Temporary until', 'Full round'];
  const rows = releases.map(({ onBehalfOf, releasedBy, fullRound, ...release }) => [
    text(release.number, { bold: true, noWrap: true }),
    { stack: [text(release.title), text(release.reason, { fontSize: 7.5, color: ink.quiet })] },
    text(release.revisionLabel),
    text(release.releasedAt.slice(0, 10), { noWrap: true }),
    text(onBehalfOf === null ? releasedBy.name : `${releasedBy.name} for ${onBehalfOf.name}`),
    text(release.temporaryUntil ?? '–', { noWrap: true }),
    text(fullRoundWords[fullRound], { bold: fullRound === 'overdue' }),
  ]);
  return [
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [62, '*', 22, 54, 84, 54, 54],
        body: [head.map((title) => text(title, { bold: true, fontSize: 8, color: ink.quiet })), ...rows],
      },
      layout: tableLayout,
      fontSize: 8.5,
    },
  ];
}
