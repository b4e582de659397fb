import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import {
  at,
  grace,
  hana,
  idris,
  maren,
  opened,
  person,
  registered,
  signed,
  stamp,
  stateAfter,
  submission,
} from './given';

/** A head is written with every action: about 6 KB with the traces of the last 32 commands, within one write unit. */
describe('the head of a document', () => {
  it('stays small: a manual in force with the next revision almost signed', () => {
    const long = (name: string) => person(`${name} Featherstonehaugh-Cholmondeley 712020-aaaa-bbbb-cccc-dddddddddddd`);
    const gate = documentTypes.MAN.gate;
    const round = (label: string, last: readonly DocumentEvent[]): DocumentEvent[] => [
      {
        type: 'RevisionSubmitted',
        label,
        round: 1,
        submission: { ...submission(gate), author: long('Luca'), reason: 'x'.repeat(200), page: stamp(1) },
      },
      {
        ...opened([{ accountId: long('Luca').accountId, versions: [1, 2, 3] }], label),
        type: 'RoundOpened',
      } as DocumentEvent,
      ...[grace, hana].map((one) => signed('review-1-reviewer', long(one.name), 'reviewed')),
      signed('approve-2-topManagement', long(maren.name), 'approved'),
      ...last,
    ];
    const state = stateAfter([
      ...registered('MAN'),
      ...round('1', [
        signed('approve-2-qualityManager', long(idris.name), 'approved'),
        { type: 'RevisionApproved', label: '1', round: 1, at },
        { type: 'RevisionMadeEffective', label: '1', at, nextReviewOn: null },
      ]),
      { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at },
      ...round('2', []),
    ]);
    expect(JSON.stringify(state).length).toBeLessThan(5_200);
  });
});
