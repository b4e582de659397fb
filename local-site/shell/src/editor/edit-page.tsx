/** The page editor: loads the document, publishes the next version, and says clearly when somebody else was faster. */
import { getPage } from '../rest/confluence-pages';
import { useLoaded } from '../rest/use-loaded';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import type { AdfNode } from './adf';
import { PageEditor } from './page-editor';

interface EditPageProps {
  readonly spaceKey: string;
  readonly pageId: string;
}

const EMPTY: AdfNode = { type: 'doc', version: 1, content: [] };

export function EditPage({ spaceKey, pageId }: EditPageProps) {
  const page = useLoaded(async () => {
    const found = await getPage(pageId, 'atlas_doc_format');
    const text = found.body?.atlas_doc_format?.value;
    return { page: found, document: text ? (JSON.parse(text) as AdfNode) : EMPTY };
  }, [pageId]);
  usePageTitle(page.value ? `Edit ${page.value.page.title}` : '', 'Confluence');
  return (
    <LoadedView resource={page} what="this page" isSubject>
      {({ page: found, document }) => (
        <PageEditor
          key={found.version.number}
          page={found}
          document={document}
          spaceKey={spaceKey}
          onReload={page.reload}
        />
      )}
    </LoadedView>
  );
}
