import type { AdfDocument } from './adf';
import { notModelled } from '../errors';
export function adfToStorage(_document: AdfDocument): string {
  throw notModelled('body-format storage');
}
