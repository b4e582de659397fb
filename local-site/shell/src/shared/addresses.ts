/** Addresses of the shell's own pages, in Atlassian's own form. */
export const pageAddress = (spaceKey: string, page: { readonly id: string; readonly title: string }): string =>
  `/wiki/spaces/${encodeURIComponent(spaceKey)}/pages/${page.id}/${encodeURIComponent(page.title).replaceAll('%20', '+')}`;

export const editAddress = (spaceKey: string, pageId: string): string =>
  `/wiki/spaces/${encodeURIComponent(spaceKey)}/pages/edit-v2/${pageId}`;

export const historyAddress = (spaceKey: string, pageId: string): string =>
  `/wiki/spaces/${encodeURIComponent(spaceKey)}/history/${pageId}`;

export const compareAddress = (spaceKey: string, pageId: string): string =>
  `${historyAddress(spaceKey, pageId)}/compare`;

export const exportAddress = (spaceKey: string, pageId: string): string =>
  `/wiki/spaces/${encodeURIComponent(spaceKey)}/export/${pageId}`;

export const spaceAddress = (spaceKey: string): string => `/wiki/spaces/${encodeURIComponent(spaceKey)}`;

export const issueAddress = (key: string): string => `/browse/${encodeURIComponent(key)}`;

export const projectAddress = (key: string): string => `/jira/projects/${encodeURIComponent(key)}`;
