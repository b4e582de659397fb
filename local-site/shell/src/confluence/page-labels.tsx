/** The labels of a page: shown, added, removed. */
import Button, { IconButton } from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, useId, useState } from 'react';
import { addLabel, listLabels, removeLabel } from '../rest/confluence-around-page';
import { useLoaded } from '../rest/use-loaded';
import { FailureMessage } from '../shared/failure-message';
import { LoadedView } from '../shared/loaded-view';
import { Link } from '../shared/router';

export function PageLabels({ pageId }: { readonly pageId: string }) {
  const labels = useLoaded(() => listLabels(pageId), [pageId]);
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Error>();
  const fieldId = useId();
  const save = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setFailure(undefined);
      labels.reload();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    await save(async () => {
      await addLabel(pageId, name.trim());
      setName('');
    });
  };
  return (
    <section className="page-section" aria-labelledby="labels-heading">
      <h2 id="labels-heading">Labels</h2>
      {failure ? <FailureMessage title="The labels were not changed" failure={failure} /> : null}
      <LoadedView resource={labels} what="the labels">
        {(found) => (
          <ul className="label-list">
            {found.map((label) => (
              <li key={label.name} className="chip">
                <Link href={`/wiki/search?label=${encodeURIComponent(label.name)}`}>{label.name}</Link>
                <IconButton
                  spacing="compact"
                  appearance="subtle"
                  icon={CrossIcon}
                  label={`Remove label ${label.name}`}
                  onClick={() => void save(() => removeLabel(pageId, label.name))}
                />
              </li>
            ))}
          </ul>
        )}
      </LoadedView>
      <form className="inline-form" onSubmit={(event) => void add(event)}>
        <label className="field-label" htmlFor={fieldId}>
          Add a label
        </label>
        <Textfield id={fieldId} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" isDisabled={name.trim() === ''}>
          Add
        </Button>
      </form>
    </section>
  );
}
