/** `/wiki/pages/{id}` knows no space: finds it and goes to the page's own address. */
import { useEffect } from 'react';
import { ConfluenceFrame } from '../chrome/confluence-frame';
import { getPage, spaceById } from '../rest/confluence-pages';
import { query } from '../rest/http';
import { useLoaded } from '../rest/use-loaded';
import { editAddress, pageAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { go, usePageLocation } from '../shared/router';

interface PageRedirectProps {
  readonly pageId: string;
  readonly toEditor: boolean;
  readonly version: number | undefined;
}

export function PageRedirect({ pageId, toEditor, version }: PageRedirectProps) {
  const comment = new URLSearchParams(usePageLocation().search).get('focusedCommentId') ?? undefined;
  const address = useLoaded(async () => {
    const page = await getPage(pageId, 'view');
    const space = await spaceById(page.spaceId);
    return toEditor
      ? editAddress(space.key, pageId)
      : pageAddress(space.key, page) + query({ pageVersion: version, focusedCommentId: comment });
  }, [pageId, toEditor, version, comment]);
  useEffect(() => {
    if (address.value) go(address.value, { replace: true });
  }, [address.value]);
  return (
    <ConfluenceFrame>
      <LoadedView resource={address} what="this page" isSubject>
        {() => null}
      </LoadedView>
    </ConfluenceFrame>
  );
}
