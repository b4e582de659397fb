/** Confluence as the application sees it. */
import type { Clock } from '../../application/ports';
import type { Confluence } from '../../application/product-ports';
import { confluenceComments } from './confluence-comments';
import { confluenceCopies } from './confluence-copies';
import { confluencePages, confluenceSpaces } from './confluence-pages';
import { confluencePeople } from './confluence-people';
import { confluenceProperties } from './confluence-properties';

export function createConfluence(clock: Clock): Confluence {
  return {
    pages: confluencePages(clock),
    spaces: confluenceSpaces(clock),
    people: confluencePeople(clock),
    properties: confluenceProperties(clock),
    comments: confluenceComments(clock),
    copies: confluenceCopies(clock),
  };
}
