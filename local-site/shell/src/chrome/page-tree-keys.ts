/** Arrow keys in the page tree: up and down through what is shown, right opens or goes in, left closes or goes out. */
import type { KeyboardEvent } from 'react';

const LINK = '.page-tree-row > a';

function focusLink(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>(`:scope > ${LINK}`)?.focus();
}

export function moveInTree(event: KeyboardEvent<HTMLElement>): void {
  const link = event.target instanceof Element ? event.target.closest(LINK) : null;
  const item = link?.closest('li');
  if (!link || !item) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>(LINK)];
  const index = links.indexOf(link as HTMLElement);
  const toggle = item.querySelector<HTMLElement>(':scope > .page-tree-row > button');
  const isOpen = toggle?.getAttribute('aria-expanded') === 'true';
  switch (event.key) {
    case 'ArrowDown':
      links[index + 1]?.focus();
      break;
    case 'ArrowUp':
      links[index - 1]?.focus();
      break;
    case 'ArrowRight':
      if (isOpen) focusLink(item.querySelector(':scope > ul > li'));
      else toggle?.click();
      break;
    case 'ArrowLeft':
      if (isOpen) toggle?.click();
      else focusLink(item.parentElement?.closest('li'));
      break;
    default:
      return;
  }
  event.preventDefault();
}
