/**
 * Says for whom somebody signs, where that is somebody else. [AG-42]
 */
import type { PersonName } from '../../../../src/contract/signature-answers';

export function StandingIn({ onBehalfOf }: { readonly onBehalfOf: PersonName | null }) {
  if (onBehalfOf === null) return null;
  return <p>You sign for {onBehalfOf.name}, and your name stands beside theirs.</p>;
}

/** To be spread into the command. */
export function inPlaceOf(onBehalfOf: PersonName | null) {
  return onBehalfOf === null ? {} : { onBehalfOf: onBehalfOf.accountId };
}
