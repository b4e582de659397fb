/**
 * Writing markup: escaping, attributes, addresses that are safe to follow.
 */
export function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its inner markup; without inner markup it is written as an empty element. */
export function element(name: string, attributes: Attributes, inner?: string): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeMarkup(String(value))}"`]))
    .join('');
  return inner === undefined ? `<${name}${written} />` : `<${name}${written}>${inner}</${name}>`;
}

/** The address when a browser may follow it from a page; scripts and data are not. */
export function safeHref(href: unknown): string | undefined {
  if (typeof href !== 'string') return undefined;
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto', 'tel', 'ftp'].includes(scheme) ? href : undefined;
}

/** A colour as ADF writes it (`#rrggbb`); anything else is left out of styles. */
export function safeColour(value: unknown): string | undefined {
  return typeof value === 'string' && /^#[0-9a-fA-F]{3,8}$/.test(value) ? value : undefined;
}
