/**
 * The user search of v1 by CQL. Modelled: `user.fullname~"text"`, alone or with `type=user` before or behind it.
 */
import type { Person } from '../../contracts';
import { badRequest } from '../errors';

export function parseUserQuery(cql: string): (person: Person) => boolean {
  const clauses = cql.split(/\s+and\s+/i).filter((clause) => !/^type\s*=\s*"?user"?$/i.test(clause.trim()));
  const match = clauses.length === 1 && /^\s*user\.fullname\s*~\s*"((?:[^"\\]|\\.)*)"\s*$/i.exec(clauses[0] ?? '');
  if (!match) throw badRequest(`Could not parse cql : ${cql}`);
  const words = (match[1] ?? '')
    .replace(/\\(.)/g, '$1')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/\*$/, ''))
    .filter((word) => word !== '');
  return (person) => {
    const name = person.displayName.toLowerCase();
    return words.length > 0 && words.every((word) => name.split(/\s+/).some((part) => part.startsWith(word)));
  };
}
