/**
 * Makes a PDF from content that has already been laid out in pdfmake's terms: fonts from memory, no file and no address is ever
 * read. Unicode text is split into runs of the fonts at hand.
 */
import pdfMaker, { type PdfContent, type PdfDefinition } from 'pdfmake';
import { fontData } from './fonts/font-data';
import type { FontData } from './fonts/font-types';
import { splitIntoRuns } from './fonts/script-runs';

let prepared = false;

/** Fonts are the same for every installation, so keeping them in a warm process shares nothing of a tenant. */
function prepareFonts(): void {
  if (prepared) return;
  for (const [name, { base64 }] of Object.entries(fontData satisfies FontData)) {
    pdfMaker.virtualfs.writeFileSync(name, Buffer.from(base64, 'base64'));
  }
  const family = (normal: string, bold = normal, italics = normal, bolditalics = bold) => ({
    normal,
    bold,
    italics,
    bolditalics,
  });
  pdfMaker.setFonts({
    Roboto: family('Roboto', 'RobotoMedium', 'RobotoItalic', 'RobotoMediumItalic'),
    NotoSansJP: family('NotoSansJP'),
    NotoSansThai: family('NotoSansThai'),
    PlexSansArabic: family('PlexSansArabic'),
    NotoSansMath: family('NotoSansMath'),
    NotoSansSymbols: family('NotoSansSymbols'),
  });
  pdfMaker.setUrlAccessPolicy(() => false);
  pdfMaker.setLocalAccessPolicy(() => false);
  prepared = true;
}

export async function makePdf(definition: PdfDefinition): Promise<Uint8Array> {
  prepareFonts();
  return pdfMaker.createPdf(definition).getBuffer();
}

/** Text of any script as content; `style` holds pdfmake text properties. */
export function text(content: string, style: Readonly<Record<string, unknown>> = {}): PdfContent {
  const runs = splitIntoRuns(content);
  if (runs.length <= 1)
    return { text: content === '' ? ' ' : (runs[0]?.text ?? ' '), font: runs[0]?.font ?? 'Roboto', ...style };
  return { text: runs.map((run) => ({ text: run.text, font: run.font })), ...style };
}
