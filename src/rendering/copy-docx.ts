/**
 * A copy of a revision, and a redline of two, as DOCX. The differences of a redline are real tracked changes: Word accepts or
 * rejects them one by one. [RP-10, RP-11; B10, A15]
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx';
import type { ControlledCopy, CopyHeader, RedlineCopy } from '../application/export/model';
import type { BlockChange } from '../contract/redline';
import { differenceSummary } from '../contract/redline-words';
import { factsOf, standingWords, textName, uncontrolled } from './copy-words';
import { bodyDocx, numbering, titleParagraph, type Tracked } from './docx/body-docx';
import { manifestationLines } from './report-words';

export async function renderCopyDocx(copy: ControlledCopy): Promise<Uint8Array> {
  const { header } = copy;
  const body: BlockChange = { change: 'same', node: copy.body };
  const tracked: Tracked = { author: header.madeBy, at: header.madeAt };
  const name = `${header.number} Rev ${header.revisionLabel}`;
  return pack(name, header.standing === 'inForce' ? '' : standingWords[header.standing], header, [
    new Paragraph({ text: header.title, heading: 'Title' }),
    facts(factsOf(header)),
    ...bodyDocx(body, tracked, copy.pictures),
    ...(copy.attachments.length === 0 ? [] : [new Paragraph({ text: 'Attachments', heading: 'Heading2' })]),
    ...copy.attachments.map(
      (one) => new Paragraph(`${one.title}, ${one.size} bytes, SHA-256 ${one.sha256 ?? 'not taken'}`),
    ),
    new Paragraph({ text: 'Signatures', heading: 'Heading2' }),
    ...copy.signatures.flatMap((signature) => manifestationLines(signature).map(signatureLine)),
  ]);
}

export async function renderRedlineDocx(copy: RedlineCopy): Promise<Uint8Array> {
  const { redline } = copy;
  const tracked: Tracked = { author: copy.madeBy, at: copy.madeAt };
  const [before, after] = [textName(copy.before, copy.madeAt), textName(copy.after, copy.madeAt)];
  return pack(`${copy.number}: ${before} to ${after}`, 'Redline', copy, [
    titleParagraph(redline.title, tracked),
    new Paragraph(differenceSummary(redline.differences)),
    ...bodyDocx(redline.body, tracked, new Map()),
    ...(redline.attachments.length === 0 ? [] : [new Paragraph({ text: 'Attachments', heading: 'Heading2' })]),
    ...redline.attachments.map((one) => new Paragraph(`${one.title}: ${one.change}`)),
  ]);
}

async function pack(
  name: string,
  remark: string,
  made: Pick<CopyHeader, 'madeAt' | 'madeBy'>,
  children: readonly FileChild[],
): Promise<Uint8Array> {
  const small = (text: string) => new TextRun({ text, size: 16, color: '505F79' });
  const document = new Document({
    title: name,
    creator: 'Plumbline',
    numbering,
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph({ children: [small(`${name}   ${remark}`)] })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ children: [small(uncontrolled(made))] }),
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    size: 16,
                    children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [...children],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function facts(rows: readonly (readonly [string, string])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      ([label, value]) =>
        new TableRow({
          children: [label, value].map((text) => new TableCell({ children: [new Paragraph(text)] })),
        }),
    ),
  });
}

function signatureLine(text: string, at: number): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, bold: at === 0, size: at === 0 ? 20 : 16 })] });
}
