/**
 * What a chapter beside the main job gets: the people, what it may prepare, and somebody to tell it to.
 */
import type { Scene } from '../cast';
import type { Office } from '../desk';
import type { Preparation } from '../prepared';
import type { Telling } from '../telling';

export interface Stage {
  readonly telling: Telling;
  readonly office: Office;
  readonly scene: Scene;
  readonly prepared: Preparation;
}
export type Chapter = (stage: Stage) => Promise<void>;
