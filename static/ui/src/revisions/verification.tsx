/** Verify: any reader may have the approved version read again and compared with what was signed. [B4, B7] */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { DisposedView } from '../../../../src/contract/retention-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { Notice } from '../parts/notice';
import { Digest, Fact, Facts, StateLozenge, When } from '../parts/small';
import { partName, resultWords, verdicts } from '../words/revisions';

/** When, by whom and why it went. [A20] */
export function DisposedText({ disposed }: { readonly disposed: DisposedView }) {
  return (
    <>
      <p>
        Disposed of on <When at={disposed.at} /> by {disposed.by.name}
        {disposed.why === null ? '.' : `: ${disposed.why}`}
      </p>
      <p className="quiet">
        Digest of the text: <Digest value={disposed.contentDigest} />
      </p>
    </>
  );
}

interface VerifyProps {
  readonly pageId: PageId;
  readonly revision: string;
}

export function Verify({ pageId, revision }: VerifyProps) {
  const [isAsked, setIsAsked] = useState(false);
  return isAsked ? (
    <Verdict pageId={pageId} revision={revision} />
  ) : (
    <div className="row">
      <Button onClick={() => setIsAsked(true)}>Verify Rev {revision}</Button>
    </div>
  );
}

function Verdict({ pageId, revision }: VerifyProps) {
  const handle = useAnswer('document.verify', { pageId, revision });
  return (
    <WhenAnswered handle={handle} what="the approved version again">
      {(found) => {
        const words = verdicts[found.verdict];
        const isRenumbered = found.pageVersion !== null && found.pageVersion !== found.signedAsVersion;
        return (
          <Notice tone={words.tone} title={words.title} announces>
            <p>{words.next}</p>
            {found.disposed === null ? null : <DisposedText disposed={found.disposed} />}
            <ul className="plain-list">
              {found.parts.map((part) => (
                <li key={partName(part)} className="row">
                  <StateLozenge state={resultWords[part.result]} /> {partName(part)}
                </li>
              ))}
            </ul>
            <details>
              <summary>Evidence</summary>
              <Facts>
                <Fact name="Verified">
                  <When at={found.verifiedAt} precise />
                </Fact>
                <Fact name="Page version">
                  {found.pageVersion ?? (found.disposed === null ? 'gone' : found.signedAsVersion)}
                  {isRenumbered ? ` (signed as ${found.signedAsVersion}; Confluence renumbered it)` : ''}, made{' '}
                  <When at={found.pageVersionCreatedAt} precise />
                </Fact>
                <Fact name="Content digest (SHA-256)">
                  <Digest value={found.contentDigest} />
                </Fact>
              </Facts>
            </details>
          </Notice>
        );
      }}
    </WhenAnswered>
  );
}
