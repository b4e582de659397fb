/**
 * Links and images of storage documents as ADF. Pages are named by title and space, attachments by file name: both are
 * kept in forms that the way back to storage and the page view understand.
 */
import type { AdfMark, AdfNode } from './adf';
import { withMark } from './fit-adf';
import type { FoldChildren } from './storage-macros';
import { childElements, firstChild, textOf, type XmlElement } from './storage-xml';

/** Stands before the file name in the id of a media node that knows no file id. */
export const ATTACHMENT_BY_NAME = 'attachment:';
const PAGE_BY_TITLE = 'confluence-page:';

export function foldLink(link: XmlElement, fold: FoldChildren): readonly AdfNode[] {
  const user = firstChild(link, 'ri:user');
  if (user) return [{ type: 'mention', attrs: { id: user.attributes['ri:account-id'] ?? 'unknown', text: '' } }];
  const target = linkTarget(link);
  const body = firstChild(link, 'ac:link-body');
  const plain = firstChild(link, 'ac:plain-text-link-body');
  const label: readonly AdfNode[] = body
    ? fold(body.children)
    : [{ type: 'text', text: (plain ? textOf(plain) : '') || target.label }];
  const mark: AdfMark = { type: 'link', attrs: { href: target.href } };
  return label.map((node) => withMark(node, mark));
}

function linkTarget(link: XmlElement): { readonly href: string; readonly label: string } {
  const anchor = link.attributes['ac:anchor'];
  const suffix = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`;
  const page = firstChild(link, 'ri:page');
  if (page) {
    const title = page.attributes['ri:content-title'] ?? '';
    const space = page.attributes['ri:space-key'];
    const path = `${space === undefined ? '' : `${encodeURIComponent(space)}/`}${encodeURIComponent(title)}`;
    return { href: `${PAGE_BY_TITLE}${path}${suffix}`, label: title || 'link' };
  }
  const attachment = firstChild(link, 'ri:attachment');
  if (attachment) {
    const name = attachment.attributes['ri:filename'] ?? '';
    return { href: `${ATTACHMENT_BY_NAME}${encodeURIComponent(name)}`, label: name || 'attachment' };
  }
  const url = firstChild(link, 'ri:url')?.attributes['ri:value'];
  if (url !== undefined) return { href: url, label: url };
  return { href: suffix === '' ? '#' : suffix, label: anchor ?? 'link' };
}

/** The storage form of a link to a page or an attachment; undefined for an ordinary address. */
export function resourceOfHref(
  href: string,
):
  | { readonly name: string; readonly attributes: Record<string, string>; readonly anchor: string | undefined }
  | undefined {
  const [path = '', anchor] = href.split('#');
  const decoded = anchor === undefined ? undefined : decodeURIComponent(anchor);
  if (path.startsWith(ATTACHMENT_BY_NAME)) {
    const filename = decodeURIComponent(path.slice(ATTACHMENT_BY_NAME.length));
    return { name: 'ri:attachment', attributes: { 'ri:filename': filename }, anchor: decoded };
  }
  if (!path.startsWith(PAGE_BY_TITLE)) return undefined;
  const parts = path.slice(PAGE_BY_TITLE.length).split('/').map(decodeURIComponent);
  const title = parts.at(-1) ?? '';
  const space: Record<string, string> = parts.length > 1 ? { 'ri:space-key': parts[0] ?? '' } : {};
  return { name: 'ri:page', attributes: { ...space, 'ri:content-title': title }, anchor: decoded };
}

export function foldImage(image: XmlElement, fold: FoldChildren): readonly AdfNode[] {
  const alt = image.attributes['ac:alt'] ?? '';
  const size = (name: 'width' | 'height') => {
    const value = Number(image.attributes[`ac:${name}`]);
    return value > 0 ? { [name]: value } : {};
  };
  const name = firstChild(image, 'ri:attachment')?.attributes['ri:filename'];
  const url = firstChild(image, 'ri:url')?.attributes['ri:value'];
  const attrs =
    name === undefined
      ? { type: 'external', url: url ?? '', alt, ...size('width'), ...size('height') }
      : {
          type: 'file',
          id: `${ATTACHMENT_BY_NAME}${name}`,
          collection: '',
          alt: alt || name,
          ...size('width'),
          ...size('height'),
        };
  const caption = childElements(image, 'ac:caption').map((node) => ({
    type: 'caption',
    content: inlineOnly(fold(node.children)),
  }));
  return [{ type: 'mediaSingle', attrs: { layout: 'center' }, content: [{ type: 'media', attrs }, ...caption] }];
}

function inlineOnly(nodes: readonly AdfNode[]): readonly AdfNode[] {
  return nodes.flatMap((node) => (node.type === 'paragraph' ? (node.content ?? []) : [node]));
}
