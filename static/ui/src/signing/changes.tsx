/**
 * What changed since the revision in force, for somebody about to sign: the page as it is now is what was frozen, or signing says
 * that it is not. Loaded when asked for. [A15, B1]
 */
import { draft, RedlineText, sideName } from '../revisions/redline';
import type { PageId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';

export function Changes({ pageId, since }: { readonly pageId: PageId; readonly since: string }) {
  const handle = useAnswer('document.redline', { pageId, before: since, after: draft });
  return (
    <WhenAnswered handle={handle} what="the changes">
      {({ redline }) => <RedlineText redline={redline} sides={[sideName(since), sideName(draft)]} />}
    </WhenAnswered>
  );
}
