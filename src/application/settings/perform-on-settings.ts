/**
 * What both commands on the settings share: the transaction and the view after it.
 */
import type { SettingsView } from '../../contract/settings-answers';
import type { WireRefusal } from '../../contract/wire';
import {
  rolesOf,
  type SettingsEvent,
  type SettingsRefusal,
  type SiteSettings,
} from '../../domain/settings/site-settings';
import { asPerson } from '../../kernel/actor';
import type { CommandId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { siteSettingsStream } from '../keys';
import { type Opened, perform } from '../perform';
import type { CurrentPerson } from '../product-ports';
import { settingsType } from '../site-settings';
import { type Caller, outcomeOf, type Services } from '../use-case';
import { presentSettings } from './present-settings';

export async function performOnSettings(
  services: Services,
  caller: Caller,
  command: {
    readonly commandId: CommandId;
    readonly fingerprint: string;
    readonly me: CurrentPerson;
    decide(settings: SiteSettings, sequence: number): Result<readonly SettingsEvent[], SettingsRefusal>;
  },
  opened?: Opened<SiteSettings>,
): Promise<Result<SettingsView, WireRefusal>> {
  const { commandId, fingerprint, me } = command;
  const outcome = outcomeOf(
    await perform<SiteSettings, SettingsEvent, Result<null, SettingsRefusal>>(
      services,
      {
        commandId,
        fingerprint,
        actor: asPerson(me),
        at: caller.at,
        type: settingsType,
        stream: siteSettingsStream,
        decide({ head }) {
          const decided = command.decide(head.state, head.seq);
          return decided.ok ? { answer: accept(null), events: decided.value } : { answer: decided, events: [] };
        },
      },
      opened,
    ),
  );
  if (!outcome.ok) return refuse(outcome.refusal);
  const { state, seq } = outcome.value;
  const groups = await services.confluence.people.groupsOf('user', caller.accountId);
  const roles = rolesOf(
    state,
    caller.accountId,
    groups.map((group) => group.groupId),
  );
  const isQualityManager = roles.includes('qualityManager');
  return accept(await presentSettings(services, { settings: state, sequence: seq, me, isQualityManager }));
}
