/** A transition on the wire. */
import type { Transition } from '../model';
import type { Json, Presenter } from './presenter';

export function presentTransition(presenter: Presenter, transition: Transition): Json {
  return {
    id: transition.id,
    name: transition.name,
    to: presenter.status(transition.to),
    hasScreen: false,
    isGlobal: transition.from.length === 0,
    isInitial: false,
    isAvailable: true,
    isConditional: transition.conditions.length > 0,
    isLooped: transition.from.includes(transition.to),
  };
}
