/**
 * What is gathered while one Markdown document is folded: counts, images, constructs that could not be carried.
 */
import type { AdfNode } from '../confluence/body/adf';
import { NotCarriedList } from './not-carried';

/** Where an image stands: an address, or an attachment that the loader adds to the page. */
export type ImageAttributes = Readonly<Record<string, unknown>>;
/** Attributes of the media node for an image; undefined when its file is missing. */
export type ImageResolver = (source: string, alt: string) => ImageAttributes | undefined;

export class MarkdownContext {
  readonly notCarried = new NotCarriedList();
  tables = 0;
  images = 0;
  links = 0;

  constructor(private readonly resolveImage: ImageResolver) {}

  image(source: string, alt: string): readonly AdfNode[] {
    const attrs = this.resolveImage(source, alt);
    if (attrs) {
      this.images += 1;
      return [{ type: 'mediaSingle', attrs: { layout: 'center' }, content: [{ type: 'media', attrs }] }];
    }
    this.notCarried.add(`image file missing: ${source}`);
    return [{ type: 'text', text: `[image: ${alt === '' ? source : `${alt}, ${source}`}]` }];
  }

  countLink(href: string): void {
    this.links += 1;
    if (!/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(href)) this.notCarried.add('relative link kept as written');
  }
}
