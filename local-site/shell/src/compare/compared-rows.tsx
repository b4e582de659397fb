/** The rows of a comparison; what changed is said in words as well as by colour. */
import type { ComparedRow, Piece } from './compare-documents';

const STATES: Readonly<Record<ComparedRow['state'], string>> = {
  same: '',
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
};

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ state, text }, index) => {
        // Pieces have no identity of their own; they never move.
        if (state === 'added') return <ins key={`${index}-added`}>{text}</ins>;
        return state === 'removed' ? <del key={`${index}-removed`}>{text}</del> : text;
      })}
    </>
  );
}

function keyOf(row: ComparedRow, index: number): string {
  return `${index}-${row.state}`;
}

export function ComparedInline({ rows }: { readonly rows: readonly ComparedRow[] }) {
  return (
    <ol className="compare-rows" aria-label="Differences in one text">
      {rows.map((row, index) => (
        <li key={keyOf(row, index)} className={`compare-row compare-row-${row.state}`}>
          <p className="compare-kind">
            {row.state === 'same' ? null : <strong>{STATES[row.state]} · </strong>}
            {row.kind}
          </p>
          <p className="compare-text">
            <Pieces pieces={row.pieces} />
          </p>
        </li>
      ))}
    </ol>
  );
}

interface ComparedSideBySideProps {
  readonly rows: readonly ComparedRow[];
  readonly from: number;
  readonly to: number;
}

export function ComparedSideBySide({ rows, from, to }: ComparedSideBySideProps) {
  const side = ({ pieces }: ComparedRow, without: Piece['state']) => pieces.filter(({ state }) => state !== without);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Differences side by side">
      <table className="plain-table compare-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Version {from}</th>
            <th scope="col">Version {to}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)} className={`compare-row-${row.state}`}>
              <td className="compare-kind">
                {row.state === 'same' ? null : <strong>{STATES[row.state]} · </strong>}
                {row.kind}
              </td>
              <td className="compare-text">
                <Pieces pieces={side(row, 'added')} />
              </td>
              <td className="compare-text">
                <Pieces pieces={side(row, 'removed')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
