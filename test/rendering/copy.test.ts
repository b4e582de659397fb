/** Exported copies and redlines as PDF and DOCX, read back as a reader would get them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { RedlineCopy } from '../../src/application/export/model';
import type { AdfNode } from '../../src/contract/redline';
import { compareTexts } from '../../src/redline/compare';
import { renderCopyDocx, renderRedlineDocx } from '../../src/rendering/copy-docx';
import { renderCopyPdf, renderRedlinePdf } from '../../src/rendering/copy-pdf';
import { sampleCopy, scripts } from './sample-copy';

const withReader = spawnSync('pdftotext', ['-v']).status === 0 ? it : it.skip;

function textOf(pdf: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'plumbline-copy-')), 'copy.pdf');
  writeFileSync(path, pdf);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).normalize('NFKC');
}

function partOf(docx: Uint8Array, name: string): string {
  const part = unzipSync(docx)[name];
  if (part === undefined) throw new Error(`no ${name}`);
  return strFromU8(part);
}
const wordsIn = (xml: string) => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');

const body = (words: string): AdfNode => ({
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Test' }] },
    { type: 'paragraph', content: [{ type: 'text', text: words }] },
  ],
});

function sampleRedline(): RedlineCopy {
  const { madeAt, madeBy, number } = sampleCopy().header;
  const redline = compareTexts(
    { title: 'Leak test', body: body('Wait 30 s at 2 bar.'), attachments: [{ title: 'a.pdf', identity: '1' }] },
    { title: 'Leak test', body: body('Wait 60 s at 2 bar.'), attachments: [{ title: 'a.pdf', identity: '2' }] },
  );
  return { number, before: '2', after: '3', madeAt, madeBy, redline };
}

describe('copy of a revision', () => {
  withReader(
    '[RP-10] says on every page which revision it is, that it is uncontrolled, when and by whom it was made',
    async () => {
      const pages = textOf(await renderCopyPdf(sampleCopy()))
        .split('\f')
        .filter((page) => page.trim() !== '');
      expect(pages.length).toBeGreaterThan(1);
      for (const [at, page] of pages.entries()) {
        expect(page).toContain('TBI-WIN-003 Rev 3');
        expect(page).toContain('Uncontrolled when printed · made 2026-11-02 09:30 UTC by Elin Voss');
        expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
      }
    },
  );

  withReader('[RP-10] holds every signature, the content digest and where the trail stood', async () => {
    const text = textOf(await renderCopyPdf(sampleCopy())).replace(/\s+/g, ' ');
    for (const words of [
      'Signed by Idris Bello',
      'c'.repeat(64),
      `31 entries, last ${'d'.repeat(64)}`,
      'e'.repeat(64),
    ]) {
      expect(text).toContain(words);
    }
  });

  withReader('[RP-10] keeps every script selectable and every row of a table that crosses pages', async () => {
    const text = textOf(await renderCopyPdf(sampleCopy()));
    for (const words of [
      scripts.japanese,
      scripts.german,
      'Part 60',
      '☑ done',
      '[media: wiring.png]',
      '[extension: roadmap]',
    ]) {
      expect(text).toContain(words.normalize('NFKC'));
    }
    // The reader puts vowel signs elsewhere; the letters are what must be there.
    const letters = (words: string) => words.normalize('NFKC').replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\s]/g, '');
    expect(letters(text)).toContain(letters(scripts.thai));
    // Joined pairs of letters (lam-alef) come out in the reader's own order; words without them must be whole.
    for (const word of ['معايرة', 'وتحفظ', 'المكتب', 'TB-200']) expect(text).toContain(word.normalize('NFKC'));
  });

  withReader('[RP-10] marks a copy of what is no longer in force across the page', async () => {
    const text = textOf(await renderCopyPdf(sampleCopy({ standing: 'superseded' })));
    expect(text).toContain('Obsolete: superseded');
  });

  it('[RP-10] says the same as DOCX', async () => {
    const docx = await renderCopyDocx(sampleCopy());
    const text = wordsIn(partOf(docx, 'word/document.xml'));
    for (const words of [...Object.values(scripts), 'Part 60', 'Signed by Idris Bello', 'c'.repeat(64)]) {
      expect(text).toContain(words);
    }
    expect(wordsIn(partOf(docx, 'word/footer1.xml'))).toContain('Uncontrolled when printed');
    expect(wordsIn(partOf(docx, 'word/header1.xml'))).toContain('TBI-WIN-003 Rev 3');
  });
});

describe('copy of a redline', () => {
  withReader('[RP-11] leads with what differs and where', async () => {
    const text = textOf(await renderRedlinePdf(sampleRedline()));
    for (const words of [
      'Redline from Rev 2 to Rev 3',
      '2 differences',
      'Replaced (Test): 30 → 60',
      'a.pdf: replaced',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('[RP-11] tracks the differences as changes that Word accepts or rejects', async () => {
    const xml = partOf(await renderRedlineDocx(sampleRedline()), 'word/document.xml');
    expect(/<w:ins [^>]*w:author="Elin Voss"[^>]*>.*?60.*?<\/w:ins>/s.test(xml)).toBe(true);
    expect(/<w:del [^>]*w:author="Elin Voss"[^>]*>.*?<w:delText[^>]*>30<\/w:delText>.*?<\/w:del>/s.test(xml)).toBe(
      true,
    );
  });
});
