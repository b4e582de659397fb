/** A failed request, in the product's own words. */
import SectionMessage from '@atlaskit/section-message';
import { RestError } from '../rest/http';

interface FailureMessageProps {
  readonly title: string;
  readonly failure: Error;
}

export function FailureMessage({ title, failure }: FailureMessageProps) {
  const detail = failure instanceof RestError ? `${failure.message} (${failure.status})` : failure.message;
  return (
    <div className="failure" role="alert">
      <SectionMessage appearance="error" title={title}>
        <p>{detail}</p>
      </SectionMessage>
    </div>
  );
}
