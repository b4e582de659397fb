/**
 * Ids of the site, of the app's environment and of its installation. They are constants, so that stored data keeps its
 * meaning when the site is started again; storage and queues are kept per installation.
 */
export const CLOUD_ID = 'a0b1c2d3-0000-4000-8000-000000000001';
export const ENVIRONMENT_ID = '99999999-0000-4000-8000-000000000001';
export const PRIMARY_INSTALLATION_ID = '88888888-0000-4000-8000-000000000001';
export const APP_ACCOUNT_ID = '557058:aaaaaaaa-0000-4000-8000-000000000001';

export type ProductName = 'confluence' | 'jira';

/** One installation of the app: what a proxy token stands for besides the invocation. */
export interface Installation {
  readonly id: string;
  readonly cloudId: string;
  readonly appAccountId: string;
}

export const PRIMARY_INSTALLATION: Installation = {
  id: PRIMARY_INSTALLATION_ID,
  cloudId: CLOUD_ID,
  appAccountId: APP_ACCOUNT_ID,
};

export function nameSite(product: ProductName, cloudId: string): string {
  return `ari:cloud:${product}::site/${cloudId}`;
}
