/** Which move comes next: mostly one that the state of the document is waiting for, sometimes any other, to be refused. */
import { type DocumentState, workOf } from '../../src/domain/document-control/state';
import * as signing from './moves/signing';
import * as standing from './moves/standing';
import * as submitting from './moves/submitting';
import type { Move, PlayedDocument, World } from './world';

type Draw = (world: World, document: PlayedDocument) => Move;
type Weighted = readonly (readonly [weight: number, draw: Draw])[];

const all: readonly Draw[] = [
  ...Object.values(submitting),
  ...Object.values(signing),
  ...Object.values(standing),
].filter((one): one is Draw => one !== (submitting.drawDay as unknown));

export function drawMove(world: World, document: PlayedDocument): Move {
  const { random } = world;
  if (document.recent.length > 0 && random.chance(0.04)) return random.pick(document.recent);
  const likely = waitedFor(document.state);
  if (random.chance(0.08)) return random.pick(all)(world, document);
  let left = random.int(1000) * (likely.reduce((sum, [weight]) => sum + weight, 0) / 1000);
  for (const [weight, draw] of likely) {
    left -= weight;
    if (left < 0) return draw(world, document);
  }
  return random.pick(all)(world, document);
}

function waitedFor(state: DocumentState): Weighted {
  if (state.life === 'none') return [[1, submitting.register]];
  if (state.life === 'cancelled')
    return [
      [1, submitting.register],
      [1, standing.look],
    ];
  const work = workOf(state);
  if (work !== null) return [...onWork(work.state), ...onWithdrawal(state)];
  if (state.life === 'withdrawn')
    return [
      [2, standing.reinstate],
      [1, standing.look],
    ];
  return [
    [2, submitting.start],
    [2, standing.reviewNow],
    [1.5, standing.proposeWithdrawal],
    [0.7, standing.hold],
    [0.3, standing.handOver],
    [3, standing.look],
    ...onWithdrawal(state),
  ];
}

function onWork(state: 'draft' | 'preparing' | 'inReview' | 'approved'): Weighted {
  switch (state) {
    case 'draft':
      return [
        [6, submitting.submit],
        [0.5, submitting.release],
        [0.4, standing.abandon],
        [0.2, standing.cancel],
        [0.3, standing.proposeWithdrawal],
        [1, standing.look],
      ];
    case 'preparing':
      return [
        [6, submitting.prepare],
        [0.3, signing.recall],
        [0.3, standing.look],
      ];
    case 'inReview':
      return [
        [14, signing.sign],
        [1.5, signing.reject],
        [1, signing.reassign],
        [1.5, signing.waive],
        [2, signing.confirmMinor],
        [0.2, signing.recall],
        [0.5, standing.plan],
        [1, standing.look],
      ];
    case 'approved':
      return [
        [4, standing.takeEffect],
        [0.8, standing.plan],
        [0.2, signing.recall],
        [2, standing.look],
      ];
  }
}

function onWithdrawal(state: DocumentState): Weighted {
  if (state.life !== 'inForce' || state.withdrawalRound === undefined) return [];
  return [
    [8, standing.signWithdrawal],
    [0.5, standing.rejectWithdrawal],
    [0.5, standing.recallWithdrawal],
    [1, signing.reassign],
    [1, submitting.release],
  ];
}
