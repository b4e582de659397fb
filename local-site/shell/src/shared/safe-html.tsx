/** Rendered content of a product: sanitised, and with links that stay in the application. */
import { memo, type MouseEvent, useMemo } from 'react';
import { followInPage } from './router';
import { sanitiseHtml } from './sanitise';

interface SafeHtmlProps {
  readonly html: string;
  readonly className: string;
}

/** Rendered once for the same text: what others put into its elements stays. */
export const SafeHtml = memo(function SafeHtml({ html, className }: SafeHtmlProps) {
  const safe = useMemo(() => ({ __html: sanitiseHtml(html) }), [html]);
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (link) followInPage(event, link.getAttribute('href') ?? '');
  };
  return <div className={className} onClick={follow} dangerouslySetInnerHTML={safe} />;
});
