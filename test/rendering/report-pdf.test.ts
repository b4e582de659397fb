/** The report as PDF and CSV: what a reader sees, read back with pdftotext where the machine has it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportModel } from '../../src/application/report/model';
import { renderReportPdf } from '../../src/rendering/report-pdf';
import { sampleReport } from './sample-report';

const hasPdfToText = spawnSync('pdftotext', ['-v']).status === 0;

async function textOf(report: ReportModel): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-report-'));
  const path = join(folder, 'report.pdf');
  writeFileSync(path, await renderReportPdf(report));
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

describe('report PDF', () => {
  it('[RP-4] is a PDF of at least two pages for a year of work', async () => {
    const bytes = Buffer.from(await renderReportPdf(sampleReport()));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.subarray(-6).toString()).toContain('%%EOF');
    expect((bytes.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length).toBeGreaterThan(1);
  });

  const withReader = hasPdfToText ? it : it.skip;
  withReader('[RP-4] numbers every page and keeps text selectable in Latin, Greek, Japanese and Thai', async () => {
    const text = await textOf(sampleReport());
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    for (const words of ['µS/cm', '東京水質', 'น้ำ', 'Łukasz Żak'])
      expect(text.normalize('NFKC')).toContain(words.normalize('NFKC'));
  });

  withReader('[RP-4] prints the whole manifestation of a signature', async () => {
    const text = await textOf(sampleReport());
    for (const words of [
      'Signed by Idris Bello',
      'I authorise it for use',
      'TBI-PRO-001 Rev 5',
      'page version 12',
      'a'.repeat(64),
    ]) {
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    }
  });

  withReader('[RP-4] says in words that a section is empty', async () => {
    const report = { ...sampleReport(), documentsInForce: [], closedNonconformities: [] };
    expect(await textOf(report)).toContain('None was closed in this period.');
  });
});
