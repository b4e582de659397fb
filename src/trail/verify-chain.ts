/**
 * Recomputes the digest chain of one record from its raw entries and names the first position that does not hold.
 * Used by the history view and by the export verifier; never by the writer. [RT-3; B6]
 */
import { digestOfEntry, type TrailEntry } from './commit-entry';

export type ChainFault = 'missing' | 'wrongStream' | 'brokenLink' | 'wrongDigest';
export type ChainVerdict =
  | { readonly whole: true; readonly entries: number; readonly lastDigest: string | null }
  | { readonly whole: false; readonly brokenAt: number; readonly fault: ChainFault };

/** Positions are sequences, from 1. An entry of another stream or out of order counts as broken where it stands. */
export function verifyChain(stream: string, entries: readonly TrailEntry[]): ChainVerdict {
  let previous: string | null = null;
  for (const [index, entry] of entries.entries()) {
    const position = index + 1;
    const fault = faultOf(stream, entry, position, previous);
    if (fault !== null) return { whole: false, brokenAt: position, fault };
    previous = entry.digest;
  }
  return { whole: true, entries: entries.length, lastDigest: previous };
}

function faultOf(stream: string, entry: TrailEntry, position: number, previous: string | null): ChainFault | null {
  if (entry.stream !== stream) return 'wrongStream';
  if (entry.seq !== position) return 'missing';
  if (entry.previous !== previous) return 'brokenLink';
  return digestOfEntry(entry) === entry.digest ? null : 'wrongDigest';
}
