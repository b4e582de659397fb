/**
 * The list of signers and their rights as lines of a table, for the auditor's own tools. [B13]
 */
import type { SignersView } from '../../../../src/contract/signing-answers';
import { rightMeaningWords } from '../words/signing';

const head = ['Person', 'Account', 'Meaning', 'From', 'To', 'Revoked on', 'Identity checked by', 'How', 'Granted at'];

/** One line for each right; a person without one has one line too. */
export function signersCsv(view: SignersView): readonly (readonly string[])[] {
  return [
    head,
    ...view.rows.flatMap(({ person, rights }) =>
      rights.length === 0
        ? [[person.name, person.accountId, '', '', '', '', '', '', '']]
        : rights.map((right) => [
            person.name,
            person.accountId,
            rightMeaningWords[right.meaning],
            right.from,
            right.to ?? '',
            right.revokedOn ?? '',
            right.checkedBy.name,
            right.identity,
            right.grantedAt,
          ]),
    ),
  ];
}
