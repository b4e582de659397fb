/** What the tests of configured types ask of a type, and how somebody who has just looked changes it. */
import type { TypesView } from '../../../src/contract/type-answers';
import { type DocumentSite, newCommandId, type Who } from '../document-control/document-site';

export const asked = (more: object = {}) => ({
  stage: 1,
  title: 'Approval',
  meaning: 'approved',
  role: 'qualityManager',
  groups: [],
  people: [],
  quorum: 1,
  dueDays: 2,
  escalateAfterDays: 1,
  ...more,
});
export const approval = (...steps: readonly object[]) => ({
  steps,
  rejection: 'one',
  separation: 'standard',
  minor: 'skipsReview',
});
type TypeCode = TypesView['types'][number]['typeCode'];
/** Views and changes the configuration as a person who has just looked. */
export function configuring(site: DocumentSite) {
  const view = (as: Who, spaceId: string | null = null) => site.get(as, 'types.view', { spaceId });
  const type = async (typeCode: TypeCode, spaceId: string | null = null) => {
    const found = (await view('idris', spaceId)).types.find((one) => one.typeCode === typeCode);
    if (found === undefined) throw new Error(`no type ${typeCode}`);
    return found;
  };
  const request = async (typeCode: TypeCode, overrides: object, spaceId: string | null = null) => ({
    commandId: newCommandId(),
    spaceId,
    typeCode,
    seenSequence: (await type(typeCode, spaceId)).sequence,
    reason: 'As the auditor asked',
    overrides,
  });
  return {
    view,
    type,
    request,
    async change(typeCode: TypeCode, overrides: object, spaceId: string | null = null, as: Who = 'idris') {
      return site.get(as, 'types.change', await request(typeCode, overrides, spaceId));
    },
    async refused(typeCode: TypeCode, overrides: object, spaceId: string | null = null, as: Who = 'idris') {
      return site.refusal(as, 'types.change', await request(typeCode, overrides, spaceId));
    },
    async decide(as: Who, typeCode: TypeCode | null, decision: object) {
      const seenSequence = typeCode === null ? (await view('idris')).policy.sequence : (await type(typeCode)).sequence;
      const payload = { commandId: newCommandId(), spaceId: null, typeCode, seenSequence, decision };
      return site.ask(as, 'types.decideChange', payload);
    },
    history: (typeCode: TypeCode, spaceId: string | null = null) =>
      site.get('hana', 'types.history', { spaceId, typeCode }),
  };
}
