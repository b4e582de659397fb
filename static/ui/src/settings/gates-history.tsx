/**
 * The history of a type's configuration: each change with what differed, who, why and who approved; and the digest under which
 * signatures name it. [F17]
 */
import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge';
import type { ConfigurationHistoryEntry, TypesView, TypeView } from '../../../../src/contract/type-answers';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { Digest, When } from '../parts/small';
import { configurationDifferences } from '../words/gates';
import { type Tone, typeNames } from '../words/states';

const kinds: Readonly<Record<ConfigurationHistoryEntry['kind'], { readonly text: string; readonly tone: Tone }>> = {
  changed: { text: 'In force', tone: 'success' },
  proposed: { text: 'Proposed', tone: 'information' },
  declined: { text: 'Declined', tone: 'warning' },
  takenBack: { text: 'Taken back', tone: 'neutral' },
};

function Entry({ entry, type }: { readonly entry: ConfigurationHistoryEntry; readonly type: TypeView }) {
  const { kind, version, approvedBy, gateDigest, minorDigest } = entry;
  return (
    <li className="timeline-entry">
      <p className="quiet">
        <When at={entry.at} precise /> · {entry.by.name}{' '}
        <Lozenge appearance={kinds[kind].tone}>{kinds[kind].text}</Lozenge>
        {version === null ? null : ` version ${version}`}
        {approvedBy === null ? null : ` · approved by ${approvedBy.name}`}
      </p>
      <p>{entry.reason}</p>
      <ul>
        {configurationDifferences(entry.from, entry.to, type.inherited).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {gateDigest === null ? null : (
        <p className="quiet">
          Signatures under it carry <Digest value={gateDigest} />
          {minorDigest === null ? null : (
            <>
              , in minor revisions <Digest value={minorDigest} />
            </>
          )}
        </p>
      )}
    </li>
  );
}

export function TypeHistory({
  view,
  type,
  onClose,
}: {
  readonly view: TypesView;
  readonly type: TypeView;
  readonly onClose: () => void;
}) {
  const { typeCode } = type;
  const handle = useAnswer('types.history', { spaceId: view.spaceId, typeCode });
  return (
    <section className="stack-tight">
      <h3>History of {typeNames[typeCode]}</h3>
      <WhenAnswered handle={handle} what="the history">
        {({ entries, builtInDigest }) => (
          <>
            {entries.length === 0 ? <Nothing title="Never changed here" /> : null}
            <ol className="timeline">
              {entries.map((entry) => (
                <Entry key={`${entry.sequence}${entry.kind}`} entry={entry} type={type} />
              ))}
            </ol>
            <p className="quiet">
              The built-in default carries <Digest value={builtInDigest} />. The one in force now carries{' '}
              <Digest value={type.gateDigest} />.
            </p>
          </>
        )}
      </WhenAnswered>
      <div>
        <Button spacing="compact" onClick={onClose}>
          Close the history
        </Button>
      </div>
    </section>
  );
}
