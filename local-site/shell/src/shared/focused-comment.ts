/** `?focusedCommentId=` in the address names the comment to show: it is scrolled to and takes the focus once. */
import { useCallback, useRef } from 'react';
import { usePageLocation } from './router';

export function useFocusedComment(): (commentId: string) => ((element: HTMLElement | null) => void) | undefined {
  const { search } = usePageLocation();
  const wanted = new URLSearchParams(search).get('focusedCommentId');
  const shown = useRef<string>();
  const show = useCallback(
    (element: HTMLElement | null) => {
      if (!element || wanted === null || shown.current === wanted) return;
      shown.current = wanted;
      element.tabIndex = -1;
      element.focus();
      element.scrollIntoView({ block: 'center' });
    },
    [wanted],
  );
  return (commentId) => (commentId === wanted ? show : undefined);
}
