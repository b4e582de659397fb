/**
 * Who did something: a person, named as the directory named them at that moment, or the app itself because of something
 * that happened (a product event, a prepared round). Nothing in the record is anonymous.
 */
import type { AccountId } from './ids';

export interface Person {
  readonly accountId: AccountId;
  readonly name: string;
}
export type Actor = ({ readonly kind: 'person' } & Person) | { readonly kind: 'system'; readonly because: string };

export function asPerson(person: Person): Actor {
  return { kind: 'person', accountId: person.accountId, name: person.name };
}
export function asSystem(because: string): Actor {
  return { kind: 'system', because };
}
