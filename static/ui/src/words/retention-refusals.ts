/**
 * Refusals about retention, legal holds and disposition, and about links to check, in words. [RD-2 … RD-6, UI-4]
 */
import type { RefusalCode } from '../../../../src/contract/wire';
import type { RefusalDetails, RefusalWords } from './no-answer';

type RetentionCode = Extract<
  RefusalCode,
  | 'noLinkToCheck'
  | 'textDisposed'
  | 'stillEffective'
  | 'retentionNotOver'
  | 'onLegalHold'
  | 'alreadyOnLegalHold'
  | 'noLegalHold'
  | 'disposerIsAuthor'
  | 'keptUntilTooEarly'
>;

const said = (details: RefusalDetails, name: string, fallback: string): string => String(details[name] ?? fallback);
const revision = (details: RefusalDetails): string =>
  details.revision === undefined ? 'This revision' : `Rev ${said(details, 'revision', '')}`;

export const retentionRefusals: Readonly<Record<RetentionCode, (details: RefusalDetails) => RefusalWords>> = {
  noLinkToCheck: () => ({
    message: 'There is nothing to check about this link any more.',
    next: 'Reload: the text or the other document changed meanwhile, or somebody confirmed it.',
  }),
  textDisposed: (details) => ({
    message:
      details.on === undefined
        ? `The text of ${revision(details)} was disposed of.`
        : `The text of ${revision(details)} was disposed of on ${said(details, 'on', '')} by ${said(details, 'by', 'a quality manager')}.`,
    next: 'Its history stays: who signed what, when, and the digest of the text. See the history of the document.',
  }),
  stillEffective: (details) => ({
    message: `${revision(details)} is in force: only what is obsolete can be disposed of.`,
    next: 'Supersede or withdraw it first.',
  }),
  retentionNotOver: (details) => ({
    message: `It must be kept until ${said(details, 'dueOn', 'its retention period is over')}.`,
    next: 'Wait until then. How long revisions are kept is set for each document type.',
  }),
  onLegalHold: (details) => ({
    message: `A legal hold keeps it: ${said(details, 'why', 'see its history')} (${said(details, 'by', 'a quality manager')}, ${said(details, 'on', '')}).`,
    next: 'A quality manager may lift the hold, with a reason.',
  }),
  alreadyOnLegalHold: (details) => ({
    message: `${said(details, 'by', 'A quality manager')} has placed a legal hold on it already.`,
    next: 'Nothing need be done.',
  }),
  noLegalHold: () => ({
    message: 'There is no such legal hold.',
    next: 'Reload: somebody may have lifted it meanwhile.',
  }),
  disposerIsAuthor: (details) => ({
    message: `You submitted ${revision(details)}, so you may not dispose of it.`,
    next: 'Ask another quality manager.',
  }),
  keptUntilTooEarly: (details) => ({
    message: `It is kept until ${said(details, 'dueOn', 'then')} anyway.`,
    next: 'Choose a later day.',
  }),
};
