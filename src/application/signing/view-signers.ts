/**
 * My own signing, one signer, and everybody who can sign as of any day. The list is for display; rights are decided on the
 * signer's own stream. [SG-20, SG-22; B13]
 */
import { accept, refuse } from '../../kernel/result';
import { dayOf } from '../../kernel/time';
import { signerStream, signingSettingsStream, headKey } from '../keys';
import { readStanding, standingKeys } from '../standing';
import { headFromRow, headOf } from '../stream';
import { refusal, type UseCase } from '../use-case';
import { mayGrantRights, mayReadSigners, openSigner } from './open-signer';
import { presentSigner, presentSignerRow } from './present-signer';
import { signerType, signingSettingsIn } from './signing-rows';

const mostShown = 100;
const mostPages = 5;

export const viewMySigning: UseCase<'signing.mine'> = async (services, caller) => {
  const { standing, rows } = await openSigner(services, caller, caller.accountId);
  const head = headOf(signerType, signerStream(caller.accountId), rows);
  return accept(await presentSigner(services, standing, standing.me, rows, { signer: head.state, seq: head.seq }));
};

export const viewSigner: UseCase<'signing.signer'> = async (services, caller, { accountId }) => {
  const [{ standing, rows }, known] = await Promise.all([
    openSigner(services, caller, accountId),
    services.confluence.people.people('user', [accountId]),
  ]);
  if (accountId !== caller.accountId && !mayReadSigners(standing)) return refuse(refusal('notPermitted', 'SG-20'));
  const head = headOf(signerType, signerStream(accountId), rows);
  const person = known.get(accountId) ?? head.state.person;
  if (person === null || person === undefined) return refuse(refusal('unknownPerson', 'SG-20'));
  return accept(await presentSigner(services, standing, person, rows, { signer: head.state, seq: head.seq }));
};

export const listSigners: UseCase<'signing.signers'> = async (services, caller, request) => {
  const reading = services.storage.read([...standingKeys, headKey(signingSettingsStream)]);
  const [rows, standing, heads] = await Promise.all([reading, readStanding(services, caller, reading), readHeads()]);
  if (!mayReadSigners(standing)) return refuse(refusal('notPermitted', 'SG-20'));
  const settings = signingSettingsIn(rows);
  const asOf = request.asOf ?? dayOf(caller.at);
  const signers = heads.rows.flatMap(({ key, row }) => {
    const { state } = headFromRow(signerType, row, key);
    return state.person === null ? [] : [presentSignerRow(state, settings, { person: state.person, day: asOf })];
  });
  return accept({
    asOf,
    rows: signers.sort((one, other) => one.person.name.localeCompare(other.person.name)),
    more: heads.more,
    rightsRequired: settings.rightsRequired,
    mayGrant: mayGrantRights(standing),
  });

  async function readHeads() {
    const found = [];
    let after: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const read: Awaited<ReturnType<typeof services.storage.query>> = await services.storage.query({
        entity: 'head',
        index: 'by-kind-state',
        partition: [signerType.kind, 'known'],
        limit: mostShown,
        ...(after === null ? {} : { after }),
      });
      found.push(...read.rows);
      after = read.next;
      if (after === null) break;
    }
    return { rows: found, more: after !== null };
  }
};
