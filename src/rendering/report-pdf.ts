/**
 * The report on a space and a period as PDF for people: what is in force, what happened, who signed, which nonconformities are
 * open and closed. It lays out a finished `ReportModel` and decides nothing. [RP-4; E9, B1, B10]
 */
import type { PdfContent } from 'pdfmake';
import type { DocumentHistory, DocumentInForce, ReportedRecord, ReportModel } from '../application/report/model';
import { emergencies } from './report-emergencies';
import { ink, tableLayout } from './report-look';
import { makePdf, text } from './pdf-document';
import { utc } from '../contract/signature-words';
import { manifestationLines, stateWords, reconfirmationWords } from './report-words';

/** A4, page X of Y in the footer of every page. */
export async function renderReportPdf(report: ReportModel): Promise<Uint8Array> {
  const { header } = report;
  return makePdf({
    pageSize: 'A4',
    pageMargins: [42, 48, 42, 54],
    language: 'en-GB',
    displayTitle: true,
    info: {
      title: `Quality report · ${header.spaceName} · ${header.from} to ${header.to}`,
      author: header.madeBy.name,
      creator: 'Plumbline',
    },
    defaultStyle: { font: 'Roboto', fontSize: 9, color: ink.text, lineHeight: 1.2 },
    footer: (currentPage, pageCount) => footer(report, currentPage, pageCount),
    content: [
      ...cover(report),
      section('Documents in force', documentsInForce(report.documentsInForce)),
      ...(report.emergencyReleases.length === 0
        ? []
        : [section('Emergency releases and their full rounds', emergencies(report.emergencyReleases))]),
      section(
        'Revision history',
        report.revisionHistory.length === 0
          ? [empty('No revision was worked on in this period.')]
          : report.revisionHistory.flatMap(history),
      ),
      section('Open nonconformities', records(report.openNonconformities, 'None is open at the end of the period.')),
      section('Closed nonconformities', records(report.closedNonconformities, 'None was closed in this period.')),
      ...(report.settledNonconformities.length === 0
        ? []
        : [section('Rejected or withdrawn', records(report.settledNonconformities, ''))]),
    ],
  });
}

function cover(report: ReportModel): readonly PdfContent[] {
  const { header, counts } = report;
  const tiles: readonly (readonly [string, number])[] = [
    ['Documents in force', counts.documentsInForce],
    ['Revisions made effective', counts.revisionsMadeEffective],
    ['Signatures', counts.signatures],
    ['Nonconformities open', counts.nonconformitiesOpen],
    ['Nonconformities closed', counts.nonconformitiesClosed],
    ['Corrections overdue', counts.correctionsOverdue],
  ];
  return [
    text('Quality report', { fontSize: 22, bold: true, margin: [0, 0, 0, 2] }),
    text(`${header.spaceName} · ${header.from} to ${header.to}`, { fontSize: 12, color: ink.quiet }),
    text(`${header.site} · made ${utc(header.madeAt)} by ${header.madeBy.name} · report ${header.reportId}`, {
      fontSize: 8,
      color: ink.quiet,
      margin: [0, 2, 0, 12],
    }),
    {
      table: { widths: tiles.map(() => '*'), body: [tiles.map(([label, count]) => tile(label, count))] },
      layout: {
        hLineWidth: () => 0,
        vLineWidth: () => 4,
        vLineColor: () => '#ffffff',
        paddingLeft: () => 8,
        paddingRight: () => 4,
        paddingTop: () => 7,
        paddingBottom: () => 7,
      },
    },
    text(
      `${counts.trailEntries} entries of the record trail stand behind this report. They are in trail.jsonl of the same report and can be recomputed without trusting anybody.`,
      { fontSize: 8, color: ink.quiet, margin: [0, 8, 0, 0] },
    ),
    ...report.notices.map((notice) => text(`Note: ${notice}`, { fontSize: 8.5, margin: [0, 4, 0, 0] })),
  ];
}

function tile(label: string, count: number): PdfContent {
  return {
    fillColor: ink.shade,
    stack: [
      text(String(count), { fontSize: 17, bold: true, lineHeight: 1 }),
      text(label, { fontSize: 7.5, color: ink.quiet }),
    ],
  };
}

/** A heading never stands alone at the foot of a page where what follows is short. */
function section(title: string, body: readonly PdfContent[]): PdfContent {
  const heading = text(title, { fontSize: 14, bold: true, color: ink.brand, margin: [0, 20, 0, 6], headlineLevel: 1 });
  const [first, ...rest] = body;
  const isShort = typeof first === 'object' && ('text' in first || ('unbreakable' in first && first.unbreakable));
  return isShort ? { stack: [{ stack: [heading, first], unbreakable: true }, ...rest] } : { stack: [heading, ...body] };
}

function empty(words: string): PdfContent {
  return text(words, { italics: true, color: ink.quiet });
}

function documentsInForce(documents: readonly DocumentInForce[]): readonly PdfContent[] {
  if (documents.length === 0) return [empty('No document was in force at the end of the period.')];
  const head = ['Number', 'Title', 'Rev', 'In force since', 'Owner', 'Signed by', 'Next review'];
  const rows = documents.map((document) => [
    text(document.number, { bold: true, noWrap: true }),
    {
      stack: [
        text(document.title),
        ...(document.inWork === null ? [] : [text(document.inWork, { fontSize: 7.5, color: ink.quiet })]),
      ],
    },
    text(document.revisionLabel),
    text(document.effectiveAt.slice(0, 10), { noWrap: true }),
    text(document.owner.name),
    text(document.approvers.map((signature) => signature.signer.name).join(', ') || '–'),
    text(document.nextReviewOn ?? '–', { noWrap: true }),
  ]);
  return [
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [62, '*', 22, 54, 64, 84, 54],
        body: [head.map((title) => text(title, { bold: true, fontSize: 8, color: ink.quiet })), ...rows],
      },
      layout: tableLayout,
      fontSize: 8.5,
    },
  ];
}

type HistoryLine = DocumentHistory['entries'][number];

/**
 * One row for each entry of the trail, however many events it tells of. Number and title stand over the rows on each page, and
 * no row is torn: a signature stays with what was signed.
 */
function history(document: DocumentHistory): readonly PdfContent[] {
  const heading = `${document.number}  ${document.title}`;
  const title = text(heading, { bold: true, fontSize: 10.5, margin: [0, 8, 0, 2], colSpan: 2 });
  return [
    {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: [84, '*'],
        body: [[title, {}], ...entriesOf(document).map(historyRow)],
      },
      layout: historyLayout,
      fontSize: 8.5,
    },
  ];
}

/** No line over the title. */
const historyLayout = { ...tableLayout, hLineWidth: (line: number) => (line === 0 ? 0 : 0.5) };

function entriesOf({ entries }: DocumentHistory): readonly (readonly [HistoryLine, ...HistoryLine[]])[] {
  const found = new Map<number, [HistoryLine, ...HistoryLine[]]>();
  for (const line of entries) {
    const known = found.get(line.sequence);
    if (known === undefined) found.set(line.sequence, [line]);
    else known.push(line);
  }
  return [...found.values()];
}

function historyRow(lines: readonly [HistoryLine, ...HistoryLine[]]): readonly PdfContent[] {
  const [{ at, actor }] = lines;
  const labels = new Set(
    lines.flatMap(({ revisionLabel }) => (revisionLabel === null ? [] : [`Rev ${revisionLabel}`])),
  );
  // Who acted is said once, and not at all where a sentence names them.
  const by = lines.some((line) => line.text.includes(actor))
    ? []
    : [text(`By ${actor}`, { fontSize: 7.5, color: ink.quiet })];
  return [
    {
      stack: [
        text(utc(at), { fontSize: 8 }),
        ...(labels.size === 0 ? [] : [text([...labels].join(', '), { fontSize: 8, color: ink.quiet })]),
      ],
    },
    { stack: [...lines.flatMap(historyLine), ...by] },
  ];
}

function historyLine({ text: said, reason, signature }: HistoryLine): readonly PdfContent[] {
  return [
    text(said),
    ...(reason === null ? [] : [text(`Reason: ${reason}`, { color: ink.quiet })]),
    ...(signature === null ? [] : [signatureBlock(manifestationLines(signature))]),
  ];
}

function signatureBlock(lines: readonly string[]): PdfContent {
  return {
    margin: [0, 3, 0, 1],
    table: {
      widths: ['*'],
      body: [
        [
          {
            fillColor: ink.shade,
            stack: lines.map((line, index) =>
              text(line, {
                fontSize: index === 0 ? 8 : 6.8,
                bold: index === 0,
                color: index === 0 ? ink.text : ink.quiet,
              }),
            ),
          },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line: number) => (line === 0 ? 2 : 0),
      vLineColor: () => ink.brand,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}

function records(list: readonly ReportedRecord[], emptyWords: string): readonly PdfContent[] {
  return list.length === 0 ? [empty(emptyWords)] : list.map(record);
}

function record(nonconformity: ReportedRecord): PdfContent {
  const { acceptance, closure } = nonconformity;
  const lines: PdfContent[] = [
    text(
      `Where: ${nonconformity.where} · reported by ${nonconformity.reporter.name}, ${utc(nonconformity.reportedAt)}${
        nonconformity.documentNumber === null
          ? ''
          : ` · ${nonconformity.documentNumber}${nonconformity.revisionLabel === null ? '' : ` Rev ${nonconformity.revisionLabel}`}`
      }${nonconformity.issueKey === null ? '' : ` · Jira ${nonconformity.issueKey}`}`,
      { color: ink.quiet, fontSize: 8 },
    ),
  ];
  if (acceptance !== null) {
    lines.push(
      text(
        `Requirement breached: ${acceptance.requirement} · process: ${acceptance.process} · origin: ${acceptance.origin}`,
      ),
    );
    lines.push(text(`Evidence: ${acceptance.evidence}`));
    lines.push(text(`Accepted by ${acceptance.by.name}, ${utc(acceptance.at)}`, { fontSize: 8, color: ink.quiet }));
  }
  if (nonconformity.settledBecause !== null) lines.push(text(`Because: ${nonconformity.settledBecause}`));
  for (const correction of nonconformity.corrections) {
    const outcome =
      correction.completedAt === null
        ? `due ${correction.dueOn}`
        : `done ${utc(correction.completedAt)}: ${correction.outcome ?? ''}`;
    lines.push(
      text(
        `Correction ${correction.correctionNumber}: ${correction.correction} (${correction.owner.name}; ${outcome})`,
      ),
    );
  }
  if (closure !== null) {
    lines.push(
      signatureBlock([
        `Closed by ${closure.signer.name} · ${utc(closure.signedAt)} · corrective action needed: ${closure.correctiveActionNeeded ? 'yes' : 'no'}`,
        `Reason: ${closure.reason} · account ${closure.signer.accountId}`,
        `Confirmed ${reconfirmationWords[closure.reconfirmation]}`,
        `Content digest ${closure.contentDigest}`,
      ]),
    );
  }
  const severity = acceptance === null ? '' : ` · ${acceptance.severity}`;
  return {
    unbreakable: nonconformity.corrections.length < 4,
    margin: [0, 4, 0, 6],
    stack: [
      text(`${nonconformity.number}  ${nonconformity.what}`, { bold: true, fontSize: 10 }),
      text(`${stateWords[nonconformity.state]}${severity}`, { bold: true, fontSize: 8, color: ink.brand }),
      ...lines,
    ],
  };
}

function footer(report: ReportModel, currentPage: number, pageCount: number): PdfContent {
  return {
    margin: [42, 14, 42, 0],
    fontSize: 7.5,
    color: ink.quiet,
    columns: [
      text(
        `${report.header.spaceName} · ${report.header.from} to ${report.header.to} · made ${utc(report.header.madeAt)}`,
      ),
      { text: `Page ${currentPage} of ${pageCount}`, alignment: 'right', width: 90 },
    ],
  };
}
