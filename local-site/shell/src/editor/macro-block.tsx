/** A macro of an app in the editor: shown as it will look, configured and removed by buttons of its own. */
import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import { useMacroConfiguration } from '../macros/configure-macro';
import { MacroFrame } from '../macros/macro-frame';
import { withMacroConfig } from '../macros/macro-node';
import type { SiteModule } from '../site/modules';
import type { Block } from './block-tree';
import { useEditedPage } from './edited-page';
import type { EditorAction } from './editor-state';

interface MacroBlockProps {
  readonly block: Block;
  readonly module: SiteModule;
  readonly dispatch: (action: EditorAction) => void;
  /** The rich text of a macro with a body. */
  readonly children?: ReactNode;
}

export function MacroBlock({ block, module, dispatch, children }: MacroBlockProps) {
  const place = useEditedPage();
  const { node } = block;
  const configure = useMacroConfiguration(module, node, place);
  return (
    <section className="macro-block" aria-label={`Macro ${module.title}`}>
      <div className="macro-block-head">
        <span>{module.title}</span>
        {configure ? (
          <Button
            spacing="compact"
            onClick={() =>
              configure((config) => dispatch({ type: 'replace', id: block.id, node: withMacroConfig(node, config) }))
            }
          >
            {`Configure ${module.title}`}
          </Button>
        ) : null}
        <Button spacing="compact" appearance="subtle" onClick={() => dispatch({ type: 'remove', id: block.id })}>
          {`Remove ${module.title}`}
        </Button>
      </div>
      {children}
      <MacroFrame module={module} node={node} place={place} isEditing />
    </section>
  );
}
