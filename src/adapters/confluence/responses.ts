/**
 * The parts of Confluence's answers that are used, checked when they arrive: what does not have this shape is a fault here
 * and not a surprise further in.
 */
import * as z from 'zod/mini';
import { ProductFault } from '../../application/faults';

const text = z.string();

export const version = z.object({ number: z.number(), createdAt: text, authorId: text });
/** What was written to a version, when somebody did. */
const toldVersion = z.extend(version, { message: z.optional(z.nullable(text)) });
const pageMembers = {
  id: text,
  status: text,
  title: text,
  spaceId: text,
  version: toldVersion,
  parentId: z.optional(z.nullable(text)),
  body: z.optional(z.object({ atlas_doc_format: z.optional(z.object({ value: text })) })),
};
/** As it comes in a list. */
const listedPage = z.object(pageMembers);
export const page = z.object({
  ...pageMembers,
  labels: z.optional(z.object({ results: z.array(z.object({ name: text })) })),
});
export const links = z.optional(z.object({ next: z.optional(z.string()) }));
export const versionList = z.object({ results: z.array(version), _links: links });
export const pageList = z.object({ results: z.array(listedPage), _links: links });
export const attachmentList = z.object({
  results: z.array(
    z.object({
      id: text,
      title: text,
      mediaType: z.optional(text),
      fileId: z.optional(text),
      fileSize: z.optional(z.number()),
      version: z.object({ number: z.number(), authorId: z.optional(z.nullable(text)) }),
    }),
  ),
  _links: links,
});
/** From the top of the space down to the parent. */
export const ancestorList = z.object({ results: z.array(z.object({ id: text, type: text })) });
export const createdPage = z.object({ id: text });
export const permissionCheck = z.object({ hasPermission: z.boolean() });
export const operations = z.object({ operations: z.array(z.object({ operation: text, targetType: text })) });
export const space = z.object({
  id: text,
  key: text,
  name: text,
  operations: z.optional(z.object({ results: z.array(z.object({ operation: text, targetType: text })) })),
  _links: z.optional(z.object({ webui: z.optional(text), base: z.optional(text) })),
});
export const spaceList = z.object({
  results: z.array(
    z.object({ id: text, key: text, name: text, _links: z.optional(z.object({ webui: z.optional(text) })) }),
  ),
  _links: z.optional(z.object({ base: z.optional(text) })),
});
export const contentBody = z.object({ value: text });
export const currentUser = z.object({
  accountId: text,
  displayName: z.optional(text),
  publicName: z.optional(text),
  operations: z.optional(z.nullable(z.array(z.object({ operation: text, targetType: text })))),
});
export const userList = z.object({
  results: z.array(
    z.object({
      accountId: text,
      displayName: z.optional(z.nullable(text)),
      publicName: z.optional(z.nullable(text)),
      accountType: z.optional(z.nullable(text)),
      accountStatus: z.optional(z.nullable(text)),
    }),
  ),
});
export const groupList = z.object({ results: z.array(z.object({ id: text, name: text })), size: z.number() });
export const memberList = z.object({
  results: z.array(z.object({ accountId: text, displayName: z.optional(text), publicName: z.optional(text) })),
});
export const restrictionList = z.object({
  results: z.array(
    z.object({
      operation: text,
      restrictions: z.object({
        user: z.optional(z.object({ results: z.array(z.object({ accountId: z.optional(text) })) })),
        group: z.optional(z.object({ results: z.array(z.object({ id: z.optional(text) })) })),
      }),
    }),
  ),
});
export const propertyList = z.object({
  results: z.array(
    z.object({
      id: text,
      key: text,
      value: z.unknown(),
      version: z.object({ number: z.number(), message: z.optional(z.nullable(text)) }),
    }),
  ),
});

const digits = z.string().check(z.regex(/^\d+$/));
export const commentList = z.object({
  results: z.array(z.object({ id: digits, body: z.object({ atlas_doc_format: z.object({ value: text }) }) })),
});
export const createdComment = z.object({ id: digits });

export function parsed<Schema extends z.ZodMiniType>(
  operation: string,
  schema: Schema,
  value: unknown,
): z.infer<Schema> {
  const result = z.safeParse(schema, value);
  if (!result.success) throw new ProductFault(`${operation}: answer of another shape`, 200, false);
  return result.data;
}

/** Cursor of the next page out of a `_links.next` path. */
export function cursorOf(list: {
  readonly _links?: { readonly next?: string | undefined } | undefined;
}): string | null {
  const next = list._links?.next;
  return next === undefined ? null : new URL(next, 'https://site.invalid').searchParams.get('cursor');
}
