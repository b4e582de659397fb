/**
 * A copy of a revision, and a redline of two, as PDF: number and revision on every page, page X of Y, "uncontrolled when
 * printed" with time and person, and the manifestation of every signature. (ISO 9001:2015 7.5.3; 21 CFR 11.50) [RP-10, RP-11]
 */
import type { PdfContent, PdfDefinition } from 'pdfmake';
import type { ControlledCopy, CopiedAttachment, RedlineCopy } from '../application/export/model';
import type { BlockChange, Difference } from '../contract/redline';
import { differenceWords, differenceSummary } from '../contract/redline-words';
import { factsOf, standingWords, textName, uncontrolled } from './copy-words';
import { plainDress, dressedRuns } from './marked-text';
import { bodyPdf, bodySize, type Pictures } from './pdf/body-pdf';
import { flowingText, ink } from './pdf/flowing-text';
import { makePdf } from './pdf-document';
import { manifestationLines } from './report-words';

const margin = 48;
const width = 595.28 - 2 * margin;

export async function renderCopyPdf(copy: ControlledCopy): Promise<Uint8Array> {
  const { header } = copy;
  const body: BlockChange = { change: 'same', node: copy.body };
  const isObsolete = header.standing !== 'inForce';
  return makePdf({
    ...sheet(`${header.number} Rev ${header.revisionLabel}`, header.title, uncontrolled(header)),
    ...(isObsolete ? { watermark: { text: standingWords[header.standing], opacity: 0.08, bold: true } } : {}),
    content: [
      paragraph(header.title, 20, { bold: true, margin: [0, 0, 0, 6] }),
      facts(factsOf(header)),
      ...bodyPdf(body, { width, size: bodySize, pictures: copy.pictures, whole: null }),
      ...attachments(copy.attachments),
      section('Signatures'),
      ...copy.signatures.map((signature) => signatureBlock(manifestationLines(signature))),
    ],
  });
}

export async function renderRedlinePdf(copy: RedlineCopy): Promise<Uint8Array> {
  const { redline } = copy;
  const [before, after] = [textName(copy.before, copy.madeAt), textName(copy.after, copy.madeAt)];
  const title = `${copy.number}: ${before} to ${after}`;
  const pictures: Pictures = new Map();
  return makePdf({
    ...sheet(title, 'Redline', uncontrolled(copy)),
    content: [
      flowingText(dressedRuns(redline.title), { width, size: 18, style: { bold: true, margin: [0, 0, 0, 4] } }),
      paragraph(`Redline from ${before} to ${after}. Insertions are underlined, deletions struck through.`, 9),
      paragraph(differenceSummary(redline.differences), 10, { bold: true, margin: [0, 4, 0, 4] }),
      ...redline.differences.slice(0, mostListed).map(differenceLine),
      ...bodyPdf(redline.body, { width, size: bodySize, pictures, whole: null }),
      ...(redline.attachments.length === 0 ? [] : [section('Attachments')]),
      ...redline.attachments.map((one) => paragraph(`${one.title}: ${one.change}`, 9)),
    ],
  });
}

/** The list leads in; a longer one would bury the text. */
const mostListed = 200;

function differenceLine({ number, kind, section: under, excerpt }: Difference): PdfContent {
  const place = under === null ? '' : ` (${under})`;
  return paragraph(`${number}. ${differenceWords[kind]}${place}: ${excerpt}`, 8, { color: ink.quiet });
}

function sheet(left: string, right: string, foot: string): Omit<PdfDefinition, 'content'> {
  const small = { size: 8, style: { color: ink.quiet } };
  return {
    pageSize: 'A4',
    pageMargins: [margin, 58, margin, 54],
    language: 'en-GB',
    displayTitle: true,
    info: { title: `${left} ${right}`, creator: 'Plumbline' },
    defaultStyle: { font: 'Roboto', fontSize: bodySize, color: ink.text, lineHeight: 1.2 },
    header: () => ({
      margin: [margin, 26, margin, 0],
      columns: [
        { width: '*', stack: [flowingText(plain(left), { width: width / 2, ...small })] },
        {
          width: '*',
          alignment: 'right',
          stack: [flowingText(plain(right.slice(0, 90)), { width: width / 2, ...small })],
        },
      ],
    }),
    footer: (page: number, pages: number) => ({
      margin: [margin, 16, margin, 0],
      columns: [
        { width: '*', stack: [flowingText(plain(foot), { width: width - 90, ...small })] },
        { width: 90, alignment: 'right', text: `Page ${page} of ${pages}`, fontSize: 8, color: ink.quiet },
      ],
    }),
  };
}

const plain = (text: string) => [{ text, style: plainDress }];

function paragraph(text: string, size: number, style: Readonly<Record<string, unknown>> = {}): PdfContent {
  return flowingText(plain(text), { width, size, style });
}

function section(title: string): PdfContent {
  return paragraph(title, 13, { bold: true, color: ink.brand, margin: [0, 14, 0, 4], headlineLevel: 1 });
}

const ruled = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => ink.line,
  paddingLeft: () => 2,
  paddingRight: () => 2,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

function facts(rows: readonly (readonly [string, string])[]): PdfContent {
  const labelled = 90;
  const body = rows.map(([label, value]) => [
    flowingText(plain(label), { width: labelled, size: 8, style: { color: ink.quiet } }),
    flowingText(plain(value), { width: width - labelled - 12, size: 8 }),
  ]);
  return { margin: [0, 0, 0, 12], table: { widths: [labelled, '*'], body }, layout: ruled };
}

function attachments(listed: readonly CopiedAttachment[]): readonly PdfContent[] {
  if (listed.length === 0) return [];
  return [
    section('Attachments'),
    facts(
      listed.map(({ title, size, sha256 }) => [
        `${size} bytes`,
        `${title} · ${sha256 === null ? 'bytes not digested' : `SHA-256 ${sha256}`}`,
      ]),
    ),
  ];
}

function signatureBlock(lines: readonly string[]): PdfContent {
  const [first = '', ...rest] = lines;
  return {
    margin: [0, 0, 0, 6],
    unbreakable: true,
    stack: [paragraph(first, 9, { bold: true }), ...rest.map((one) => paragraph(one, 7.5, { color: ink.quiet }))],
  };
}
