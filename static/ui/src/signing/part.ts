/**
 * How a part of the signing tab says that something is being done in it.
 */
import { useEffect } from 'react';

export interface PartProps {
  /** Told when this part wants to be alone, and when no longer. */
  readonly onBusy: (busy: boolean) => void;
}

export function useBusy(onBusy: PartProps['onBusy'], busy: boolean): void {
  useEffect(() => onBusy(busy), [onBusy, busy]);
}
