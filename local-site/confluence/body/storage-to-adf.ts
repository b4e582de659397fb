import type { AdfDocument } from './adf';
import { notModelled } from '../errors';
export function storageToAdf(
  _value: string,
): { readonly ok: true; readonly document: AdfDocument } | { readonly ok: false; readonly reason: string } {
  throw notModelled('body representation storage');
}
