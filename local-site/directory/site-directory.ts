/**
 * People and groups of the site, shared by both products. Ids are stable: group ids are derived from the group's name,
 * so that a seed can be repeated and links keep working.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Database, Directory, Group, Person, SqlRow } from '../contracts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS directory_person (
    account_id TEXT PRIMARY KEY, display_name TEXT NOT NULL, email TEXT NOT NULL, active INTEGER NOT NULL,
    account_type TEXT NOT NULL, is_site_administrator INTEGER NOT NULL, position INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS directory_group (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS directory_membership (
    group_id TEXT NOT NULL, account_id TEXT NOT NULL, PRIMARY KEY (group_id, account_id));
  CREATE INDEX IF NOT EXISTS directory_membership_by_person ON directory_membership (account_id);
`;

function toPerson(row: SqlRow): Person {
  return {
    accountId: String(row['account_id']),
    displayName: String(row['display_name']),
    email: String(row['email']),
    active: row['active'] === 1,
    accountType: row['account_type'] === 'app' ? 'app' : 'atlassian',
    isSiteAdministrator: row['is_site_administrator'] === 1,
  };
}

function toGroup(row: SqlRow): Group {
  return { id: String(row['id']), name: String(row['name']) };
}

/** A UUID that is always the same for the same name. */
export function deriveGroupId(name: string): string {
  const hex = createHash('sha256').update(`group:${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An account id of the form Atlassian gives to people today. */
export function createAccountId(): string {
  return `712020:${randomUUID()}`;
}

export function createSiteDirectory(database: Database): Directory {
  for (const statement of SCHEMA.split(';')) if (statement.trim() !== '') database.run(statement);

  const readPerson = (column: 'account_id' | 'email', value: string) => {
    const row = database.get(`SELECT * FROM directory_person WHERE ${column} = ?`, [value]);
    return row === undefined ? undefined : toPerson(row);
  };
  const readGroup = (column: 'id' | 'name', value: string) => {
    const row = database.get(`SELECT * FROM directory_group WHERE ${column} = ?`, [value]);
    return row === undefined ? undefined : toGroup(row);
  };

  return {
    person: (accountId) => readPerson('account_id', accountId),
    personByEmail: (email) => readPerson('email', email),
    people: () => database.all('SELECT * FROM directory_person ORDER BY position').map(toPerson),
    addPerson(given) {
      const person: Person = { active: true, accountType: 'atlassian', ...given };
      database.run(
        `INSERT INTO directory_person VALUES (?, ?, ?, ?, ?, ?, (SELECT count(*) FROM directory_person))
         ON CONFLICT (account_id) DO UPDATE SET display_name = excluded.display_name, email = excluded.email,
           active = excluded.active, account_type = excluded.account_type,
           is_site_administrator = excluded.is_site_administrator`,
        [
          person.accountId,
          person.displayName,
          person.email,
          person.active ? 1 : 0,
          person.accountType,
          person.isSiteAdministrator ? 1 : 0,
        ],
      );
      return person;
    },
    setActive(accountId, active) {
      database.run('UPDATE directory_person SET active = ? WHERE account_id = ?', [active ? 1 : 0, accountId]);
    },
    groups: () => database.all('SELECT * FROM directory_group ORDER BY name').map(toGroup),
    group: (id) => readGroup('id', id),
    groupByName: (name) => readGroup('name', name),
    addGroup(name) {
      const group: Group = { id: deriveGroupId(name), name };
      database.run('INSERT INTO directory_group VALUES (?, ?) ON CONFLICT DO NOTHING', [group.id, group.name]);
      return group;
    },
    groupsOf: (accountId) =>
      database
        .all(
          `SELECT g.* FROM directory_group g JOIN directory_membership m ON m.group_id = g.id
           WHERE m.account_id = ? ORDER BY g.name`,
          [accountId],
        )
        .map(toGroup),
    membersOf: (groupId) =>
      database
        .all(
          `SELECT p.* FROM directory_person p JOIN directory_membership m ON m.account_id = p.account_id
           WHERE m.group_id = ? ORDER BY p.position`,
          [groupId],
        )
        .map(toPerson),
    addMember(groupId, accountId) {
      database.run('INSERT INTO directory_membership VALUES (?, ?) ON CONFLICT DO NOTHING', [groupId, accountId]);
    },
    removeMember(groupId, accountId) {
      database.run('DELETE FROM directory_membership WHERE group_id = ? AND account_id = ?', [groupId, accountId]);
    },
  };
}
