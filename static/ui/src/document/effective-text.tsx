/**
 * The revision in force, read from its frozen snapshot: what was approved, whatever the page says now. [A10]
 */
import type { EffectiveText as EffectiveTextAnswer } from '../../../../src/contract/reading-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { AdfDocument } from '../adf/blocks';
import { DownloadFile, FrozenFiles } from './frozen-files';
import { HostLink, isFollowable } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { SignatureEvidence, SignatureLine } from '../parts/signature';
import { Digest, Fact, Facts, When } from '../parts/small';

const units = ['bytes', 'KB', 'MB', 'GB'] as const;
export function sizeWords(bytes: number): string {
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), units.length - 1);
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? 'bytes'}`;
}

function Attachments({ pageId, text }: { readonly pageId: PageId; readonly text: EffectiveTextAnswer }) {
  if (text.attachments.length === 0) return null;
  return (
    <details>
      <summary>Attachments of this revision ({text.attachments.length})</summary>
      <ul>
        {text.attachments.map((file) => (
          <li key={file.title}>
            <DownloadFile pageId={pageId} file={file} />{' '}
            <span className="quiet">
              version {file.version}, {sizeWords(file.size)}
            </span>
            <br />
            {file.sha256 === null ? <span className="quiet">bytes not digested</span> : <Digest value={file.sha256} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function EffectiveText({ pageId }: { readonly pageId: PageId }) {
  const handle = useAnswer('document.effectiveText', { pageId });
  return (
    <WhenAnswered handle={handle} what="the text in force">
      {(text) => <FrozenText pageId={pageId} text={text} since="in force since" />}
    </WhenAnswered>
  );
}

interface FrozenTextProps {
  readonly pageId: PageId;
  readonly text: EffectiveTextAnswer;
  /** Leads to the date. */
  readonly since: string;
}

export function FrozenText({ pageId, text, since }: FrozenTextProps) {
  return (
    <article className="stack">
      <header className="stack-tight">
        <p className="quiet">
          {text.number} Rev {text.revisionLabel} · {since} <When at={text.effectiveAt} />
        </p>
        <h2 className="document-title">{text.title}</h2>
      </header>
      <FrozenFiles pageId={pageId} files={text.attachments}>
        <AdfDocument
          body={text.body}
          renderLink={(address, children) =>
            isFollowable(address) ? <HostLink to={address}>{children}</HostLink> : <span>{children}</span>
          }
        />
      </FrozenFiles>
      <footer className="stack-tight divided">
        {text.signatures.map((signature) => (
          <SignatureLine key={`${signature.signer.accountId}${signature.signedAt}`} signature={signature} />
        ))}
        <Attachments pageId={pageId} text={text} />
        <details>
          <summary>Evidence</summary>
          <Facts>
            <Fact name="Content digest (SHA-256)">
              <Digest value={text.contentDigest} />
            </Fact>
          </Facts>
          {text.signatures.map((signature) => (
            <SignatureEvidence key={`${signature.signer.accountId}${signature.signedAt}`} signature={signature} />
          ))}
        </details>
      </footer>
    </article>
  );
}
