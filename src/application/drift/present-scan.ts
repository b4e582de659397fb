/** How old the last full pass of the drift scan is, as it is shown: a scan may be slow, or stop, without a word. [DR-8] */
import type { DriftScanView } from '../../contract/space-answers';
import type { Rows } from '../ports';
import { scanIn } from './scan-record';

export function presentScan(rows: Rows): DriftScanView {
  const { pass, lastPass } = scanIn(rows);
  return { lastPass, running: pass === null ? null : { startedAt: pass.startedAt, looked: pass.looked } };
}
