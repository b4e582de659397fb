/**
 * People and groups as both REST generations show them. E-mail addresses are shown to nobody but their owner, as with
 * the product's default profile visibility.
 */
import type { Group, Person } from '../../contracts';
import type { ConfluenceParts } from '../parts';
import type { JsonObject } from '../rest/request';

const PICTURE = '/wiki/aa-avatar/default';

export function presentUserV2(person: Person): JsonObject {
  return {
    accountId: person.accountId,
    accountType: person.accountType,
    accountStatus: person.active ? 'active' : 'inactive',
    displayName: person.displayName,
    publicName: person.displayName,
    email: '',
    timeZone: 'UTC',
    isExternalCollaborator: false,
    profilePicture: { path: PICTURE, isDefault: true },
  };
}

export function presentUserV1(parts: ConfluenceParts, person: Person, isSelf = false): JsonObject {
  return {
    type: 'known',
    accountId: person.accountId,
    accountType: person.accountType,
    email: isSelf ? person.email : '',
    publicName: person.displayName,
    displayName: person.displayName,
    timeZone: 'UTC',
    isExternalCollaborator: false,
    profilePicture: { path: PICTURE, width: 48, height: 48, isDefault: true },
    _expandable: { operations: '', personalSpace: '' },
    _links: { self: `${parts.origin()}/wiki/rest/api/user?accountId=${encodeURIComponent(person.accountId)}` },
  };
}

export function presentGroup(parts: ConfluenceParts, group: Group): JsonObject {
  return {
    type: 'group',
    name: group.name,
    id: group.id,
    usageType: 'USERBASE_GROUP',
    managedBy: 'ADMINS',
    _links: { self: `${parts.origin()}/wiki/rest/api/group/by-id?id=${encodeURIComponent(group.id)}` },
  };
}
