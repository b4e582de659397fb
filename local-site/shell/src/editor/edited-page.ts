/** The page whose text is being edited, for blocks that need to know where they stand. */
import { createContext, useContext } from 'react';
import type { MacroPlace } from '../macros/macro-frame';

export const EditedPageContext = createContext<MacroPlace>({ pageId: '', spaceId: '', spaceKey: '' });
export const useEditedPage = (): MacroPlace => useContext(EditedPageContext);
