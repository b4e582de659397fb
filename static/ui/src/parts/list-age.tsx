/**
 * Says of a list that it follows its records with a delay, and lets one look again: what was changed a moment ago may not be in it.
 */
import { When } from './small';

interface ListAgeProps {
  /** When the server read it; absent where it does not say. */
  readonly at?: string;
  readonly onReload: () => void;
}

export function ListAge({ at, onReload }: ListAgeProps) {
  return (
    <p className="quiet small">
      {at === undefined ? null : (
        <>
          As of <When at={at} precise />.{' '}
        </>
      )}
      Changes of the last seconds may be missing.{' '}
      <button type="button" className="link-button" onClick={onReload}>
        Look again
      </button>
    </p>
  );
}
