/**
 * States of the company that need a feature not built yet, each with its row in the list of features and the nearest state
 * the seed reaches instead. A row that is built is taken out here and played in the steps.
 */
import type { Company, CompanyDocument, CompanyNonconformity } from '../read-company';

export function replacedStates(company: Company): readonly string[] {
  const { documents } = company.site;
  return [...documents.flatMap(replacedInDocument), ...replacedInCases(company.cases.nonconformities)];
}

function replacedInDocument({ number, target, revisions }: CompanyDocument): readonly string[] {
  const { flags } = target;
  const last = revisions.at(-1);
  const replaced: string[] = [];
  if (flags.includes('edition check due')) replaced.push('edition check due needs A19 → effective');
  else if (last?.edition !== undefined)
    replaced.push(`edition as a field needs A19 → revision ${last.label}, edition in the text`);
  return replaced.map((text) => `${number}: ${text}`);
}

function replacedInCases(cases: readonly CompanyNonconformity[]): readonly string[] {
  const disposed = cases.filter((one) => one.disposition !== undefined);
  const acted = cases.filter((one) => one.correctiveAction?.needed === true);
  const decided = acted.filter((one) => one.state === 'closed');
  const undecided = acted.filter((one) => one.state !== 'closed');
  const related = cases.filter((one) => one.sameCauseAs !== undefined);
  return [
    ...some(disposed, 'disposition of output needs D2 → told in the correction'),
    ...some(decided, 'corrective action as a record needs D19 → that it was needed, at closing'),
    ...some(undecided, 'corrective action under way needs D19 → accepted, with the correction'),
    ...some(related, 'same cause as another case needs D19 → not shown'),
  ];
}

function some(cases: readonly CompanyNonconformity[], text: string): readonly string[] {
  if (cases.length === 0) return [];
  return [`${cases.length === 1 ? '1 nonconformity' : `${cases.length} nonconformities`}: ${text}`];
}
