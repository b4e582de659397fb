/**
 * How old the last look at all documents is: what happened in Confluence without an event since then may not be known yet. [F5]
 */
import type { DriftScanView } from '../../../../src/contract/space-answers';
import { When } from '../parts/small';

export function ScanAge({ scan }: { readonly scan: DriftScanView }) {
  const { lastPass, running } = scan;
  return (
    <>
      {lastPass === null ? (
        'not yet'
      ) : (
        <>
          <When at={lastPass.finishedAt} precise /> (
          {lastPass.documents === 1 ? '1 document' : `${lastPass.documents} documents`})
        </>
      )}
      {running === null ? null : `; a pass is under way, ${running.looked} looked at`}
    </>
  );
}
