/**
 * What a page view needs of the page whose body it shows.
 */
/** What rendering needs from the page a body belongs to. */
export interface RenderingContext {
  readonly pageId: number;
  /** The address of an attachment by its media file id, when the page has it. */
  readonly mediaAddress: (fileId: string) => string | undefined;
  /** The address behind a link that names a page or an attachment; undefined when there is none. */
  readonly resourceAddress: (href: string) => string | undefined;
}
