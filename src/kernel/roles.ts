/**
 * QMS roles, given by groups and people in the site settings (B8). A role is asked for by name everywhere; who holds it is
 * read at the moment it matters.
 */
export const roles = [
  'qualityManager',
  'documentController',
  'topManagement',
  'technicalLead',
  'processOwner',
  'reviewer',
  'internalAuditor',
  'inspector',
] as const;

export type Role = (typeof roles)[number];
