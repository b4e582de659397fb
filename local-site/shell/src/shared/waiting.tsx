/** Says that something is being loaded. */
import Spinner from '@atlaskit/spinner';

export function Waiting({ what }: { readonly what: string }) {
  return (
    <div className="waiting" role="status">
      <Spinner size="medium" label={`Loading ${what}`} />
    </div>
  );
}
