/** Edit, restrictions and the "…" menu of a page, with the content actions of apps. */
import { IconButton, LinkButton } from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import EditIcon from '@atlaskit/icon/core/edit';
import LockIcon from '@atlaskit/icon/core/lock-unlocked';
import MoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import { ModalTransition } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import type { ExtensionContext } from '../bridge/forge-context';
import { useModuleModals } from '../bridge/modals-context';
import type { Page } from '../rest/confluence-types';
import { editAddress, exportAddress, historyAddress } from '../shared/addresses';
import { followInPage, go } from '../shared/router';
import { modulesOfType, type SiteModule } from '../site/modules';
import { useSite } from '../site/site-context';
import { ArchiveDialog } from './archive-dialog';
import { MoveDialog } from './move-dialog';
import { RestrictionsDialog } from './restrictions-dialog';
import { TrashDialog } from './trash-dialog';

interface PageActionsProps {
  readonly page: Page;
  readonly spaceKey: string;
  readonly extension: ExtensionContext;
  readonly onChanged: () => void;
}

type Dialog = 'restrictions' | 'move' | 'archive' | 'trash';

export function PageActions({ page, spaceKey, extension, onChanged }: PageActionsProps) {
  const { modules } = useSite();
  const modals = useModuleModals();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const actions = modulesOfType(modules, 'confluence:contentAction');
  const openAction = (module: SiteModule) =>
    modals.open({
      module,
      extension,
      onRefresh: onChanged,
      request: {
        resource: null,
        size: module.viewportSize ?? 'medium',
        context: undefined,
        closeOnEscape: true,
        closeOnOverlayClick: true,
        title: '',
        onClose: undefined,
      },
    });
  const edit = editAddress(spaceKey, page.id);
  return (
    <div className="page-actions">
      <LinkButton appearance="subtle" iconBefore={EditIcon} href={edit} onClick={(event) => followInPage(event, edit)}>
        Edit
      </LinkButton>
      <IconButton appearance="subtle" icon={LockIcon} label="Restrictions" onClick={() => setDialog('restrictions')} />
      <DropdownMenu
        placement="bottom-end"
        trigger={({ triggerRef, ...trigger }) => (
          <IconButton {...trigger} ref={triggerRef} appearance="subtle" icon={MoreIcon} label="More actions" />
        )}
      >
        <DropdownItemGroup title="Page">
          <DropdownItem onClick={() => go(historyAddress(spaceKey, page.id))}>Page history</DropdownItem>
          <DropdownItem onClick={() => go(exportAddress(spaceKey, page.id))}>Export</DropdownItem>
          <DropdownItem onClick={() => setDialog('restrictions')}>Restrictions</DropdownItem>
          <DropdownItem onClick={() => setDialog('move')}>Move</DropdownItem>
          <DropdownItem onClick={() => setDialog('archive')}>Archive</DropdownItem>
          <DropdownItem onClick={() => setDialog('trash')}>Move to trash</DropdownItem>
        </DropdownItemGroup>
        {actions.length > 0 ? (
          <DropdownItemGroup title="Apps" hasSeparator>
            {actions.map((module) => (
              <DropdownItem key={module.key} onClick={() => openAction(module)}>
                {module.title}
              </DropdownItem>
            ))}
          </DropdownItemGroup>
        ) : null}
      </DropdownMenu>
      <ModalTransition>
        {dialog === 'restrictions' ? <RestrictionsDialog pageId={page.id} onClose={close} /> : null}
        {dialog === 'move' ? <MoveDialog page={page} onClose={close} /> : null}
        {dialog === 'archive' ? <ArchiveDialog page={page} onClose={close} onArchived={onChanged} /> : null}
        {dialog === 'trash' ? <TrashDialog page={page} spaceKey={spaceKey} onClose={close} /> : null}
      </ModalTransition>
    </div>
  );
}
