/** The setting of a space about released copies, as a kind of stream. [RC-1] */
import {
  type CopySettings,
  type CopySettingsEvent,
  defaultCopySettings,
  evolveCopySettings,
} from '../../domain/released-copy/copy-settings';
import type { SpaceId } from '../../kernel/ids';
import { copySettingsStream } from '../keys';
import type { Rows } from '../ports';
import { type Head, headOf, type StreamType } from '../stream';

export const copySettingsType: StreamType<CopySettings, CopySettingsEvent> = {
  kind: 'setting',
  initial: defaultCopySettings,
  evolve: evolveCopySettings,
  attributes: () => ({ state: 'current' }),
};

/** @param rows must have been read with the head of `copySettingsStream` */
export function copySettingsIn(rows: Rows, spaceId: SpaceId): Head<CopySettings> {
  return headOf(copySettingsType, copySettingsStream(spaceId), rows);
}
