/** One macro of an app where its node stands: in the page, or in the editor (`isEditing`). */
import { useMemo } from 'react';
import { ModuleFrame } from '../bridge/module-frame';
import type { AdfNode } from '../editor/adf';
import type { SiteModule } from '../site/modules';
import { macroConfig, macroLocalId } from './macro-node';

/** The page a macro stands on. */
export interface MacroPlace {
  readonly pageId: string;
  readonly spaceId: string;
  readonly spaceKey: string;
}

interface MacroFrameProps {
  readonly module: SiteModule;
  readonly node: AdfNode;
  readonly place: MacroPlace;
  readonly isEditing: boolean;
  readonly onRefresh?: (() => void) | undefined;
}

/** @param isConfiguring in the dialog of its configuration, which the editor opens */
export function useMacroExtension(node: AdfNode, place: MacroPlace, isEditing: boolean, isConfiguring = false) {
  const { pageId, spaceId, spaceKey } = place;
  return useMemo(
    () => ({
      content: { id: pageId, type: 'page', subtype: null },
      space: { id: spaceId, key: spaceKey },
      isEditing,
      references: [],
      config: macroConfig(node),
      macro: {
        isConfiguring,
        ...(node.type === 'bodiedExtension' ? { body: { type: 'doc', version: 1, content: node.content ?? [] } } : {}),
      },
    }),
    [node, pageId, spaceId, spaceKey, isEditing, isConfiguring],
  );
}

export function MacroFrame({ module, node, place, isEditing, onRefresh }: MacroFrameProps) {
  const extension = useMacroExtension(node, place, isEditing);
  return (
    <ModuleFrame
      // A frame asks for its context once; what is configured anew is shown anew.
      key={JSON.stringify(extension.config)}
      module={module}
      extension={extension}
      localId={macroLocalId(node)}
      sizing="content"
      onRefresh={onRefresh}
    />
  );
}
