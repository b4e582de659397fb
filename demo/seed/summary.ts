/** What the app itself shows at the end: its register, the histories and the nonconformities, counted. */
import type { RegisterRow } from '../../src/contract/answers';
import type { CompanySite } from './company-site';

export async function summarise(site: CompanySite): Promise<readonly string[]> {
  const { client, spaceId, qualityManager } = site;
  const space = { on: 'space' } as const;
  const { rows } = await client.invoke(qualityManager, 'space.register', { spaceId }, space);
  const cases = await client.invoke(qualityManager, 'nonconformity.ofSpace', { spaceId }, space);
  let signatures = 0;
  for (const { pageId } of rows) {
    const history = await client.invoke(qualityManager, 'document.history', { pageId }, { on: 'page', pageId });
    if (history.brokenAt !== null) throw new Error(`The trail of ${history.number} is broken at ${history.brokenAt}.`);
    signatures += history.entries.filter((entry) => entry.signature !== null).length;
  }
  return [
    `${rows.length} documents (${counted(rows.map(stateOf))}), ${signatures} signatures`,
    `${cases.rows.length} nonconformities (${counted(cases.rows.map((one) => one.state))})`,
  ];
}

export function stateOf(row: RegisterRow): string {
  if (row.life !== 'inForce') return row.life;
  if (row.workState === null) return row.changedSinceEffective ? 'in force and changed since' : 'in force';
  return `in force with a ${row.workState === 'draft' ? 'draft' : 'revision in review'}`;
}

function counted(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `${names.filter((other) => other === name).length} ${name}`).join(', ');
}
