/**
 * Codes of the document types (A1). What each type demands lives in the domain.
 */
import * as z from 'zod/mini';

export const documentTypeCodes = ['POL', 'MAN', 'PRO', 'WIN', 'FRM', 'SPC', 'PLN', 'EXT'] as const;
export type DocumentTypeCode = (typeof documentTypeCodes)[number];
export const documentTypeCode = z.enum(documentTypeCodes, `must be one of ${documentTypeCodes.join(', ')}`);
