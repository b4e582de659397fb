/**
 * Put a page under control: the type decides gate, review period and number. [A1, A2, A18]
 */
import { useState } from 'react';
import type { DocumentAnswer, UncontrolledView } from '../../../../../src/contract/document-answers';
import type { DocumentTypeCode } from '../../../../../src/contract/document-types';
import type { FoundPerson } from '../../host/directory';
import { useCommand } from '../../host/use-command';
import { ChoiceField, type Choice, CommandForm, LineField } from '../../parts/form';
import { PersonField } from '../../parts/picker';
import { typeNames } from '../../words/states';

const choices = Object.entries(typeNames).map(
  ([code, name]): Choice<DocumentTypeCode> => ({ value: code as DocumentTypeCode, label: `${name} (${code})` }),
);

interface RegisterProps {
  readonly view: UncontrolledView;
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}

export function Register({ view, onDone, onClose }: RegisterProps) {
  const [typeCode, setTypeCode] = useState<DocumentTypeCode>('PRO');
  const [owner, setOwner] = useState<FoundPerson | null>(null);
  const [legacy, setLegacy] = useState('');
  const { busy, refusal, run } = useCommand('document.register', onDone);
  const legacyRevision = legacy.trim() === '' ? null : Number(legacy);
  const legacyIsRight = legacyRevision === null || (Number.isInteger(legacyRevision) && legacyRevision > 0);
  return (
    <CommandForm
      title={`Put “${view.title}” under control`}
      submitLabel="Put under control"
      busy={busy}
      refusal={refusal}
      ready={legacyIsRight}
      onCancel={onClose}
      onSubmit={() =>
        run({
          pageId: view.pageId,
          typeCode,
          ...(owner === null ? {} : { owner: owner.accountId }),
          ...(legacyRevision === null ? {} : { legacyRevision }),
        })
      }
    >
      <ChoiceField
        label="Type"
        hint={`The number will be ${view.numberPrefix}-${typeCode}-… with the next free digits.`}
        value={typeCode}
        choices={choices}
        onChange={setTypeCode}
      />
      <PersonField label="Owner" optional hint="Without one, you are the owner." value={owner} onChange={setOwner} />
      <LineField
        label="Last revision issued before Plumbline"
        optional
        hint={
          legacyIsRight
            ? 'Only for documents that had revisions before; those stay listed as “not held here”.'
            : 'Must be a whole number from 1.'
        }
        type="number"
        value={legacy}
        isInvalid={!legacyIsRight}
        onChange={setLegacy}
      />
    </CommandForm>
  );
}
