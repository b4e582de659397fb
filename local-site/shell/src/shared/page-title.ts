/** The window title, as the products set it. */
import { useEffect } from 'react';

export function usePageTitle(title: string, product: 'Confluence' | 'Jira'): void {
  useEffect(() => {
    document.title = title ? `${title} - ${product}` : product;
  }, [title, product]);
}
