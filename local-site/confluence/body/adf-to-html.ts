import type { AdfDocument } from './adf';
import { adfText } from './adf';
export function adfToHtml(document: AdfDocument, _context: unknown): string {
  return `<p>${adfText(document).replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`;
}
