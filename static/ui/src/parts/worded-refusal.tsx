/** A refusal in the words of its code. */
import { wordsForRefusal } from '../words/refusals';
import { type RefusalProps, SaidRefusal } from './said-refusal';

export function WordedRefusal(props: RefusalProps) {
  return <SaidRefusal {...props} words={wordsForRefusal(props.refusal)} />;
}
