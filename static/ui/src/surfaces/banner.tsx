/**
 * The banner over a page: says when what one reads is not what is in force, and otherwise takes no room at all.
 */
import Button from '@atlaskit/button/default/button';
import type { BannerView } from '../../../../src/contract/document-answers';
import type { PageId } from '../../../../src/kernel/ids';
import type { Place } from '../host/context';
import { openDocumentModal } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Notice, type NoticeTone } from '../parts/notice';
import { withDates } from '../words/dates';

const tones: Readonly<Record<Exclude<BannerView['tone'], 'none'>, NoticeTone>> = {
  information: 'information',
  warning: 'warning',
  obsolete: 'danger',
};

function Banner({ pageId }: { readonly pageId: PageId }) {
  const { answered } = useAnswer('document.banner', { pageId });
  // While asking, and when there is nothing to say or the answer failed, the page is left alone: the popup shows faults.
  if (answered.state !== 'ready' || answered.value.tone === 'none') return null;
  const { tone, text, offersEffectiveText, effectiveLabel } = answered.value;
  const reads = effectiveLabel === null ? 'Read what is in force' : `Read Rev ${effectiveLabel}`;
  return (
    <main className="banner">
      <Notice tone={tones[tone]}>
        <div className="row spread">
          <p>{withDates(text)}</p>
          {offersEffectiveText ? (
            <Button spacing="compact" onClick={() => openDocumentModal('effectiveText', reads)}>
              {reads}
            </Button>
          ) : null}
        </div>
      </Notice>
    </main>
  );
}

export function BannerSurface({ place }: { readonly place: Place }) {
  return place.pageId === null ? null : <Banner pageId={place.pageId} />;
}
