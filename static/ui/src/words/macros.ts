/** Words for what a register macro shows, on the page and in its settings. */
import type { RegisterMacroColumn, RegisterMacroConfig } from '../../../../src/contract/macros';

export const registerMacroStateWords: Readonly<Record<RegisterMacroConfig['state'], string>> = {
  inForce: 'in force',
  inWork: 'with a revision in work',
  obsolete: 'obsolete or not issued',
  all: 'in every state',
};
export const registerMacroColumnWords: Readonly<Record<RegisterMacroColumn, string>> = {
  state: 'State',
  owner: 'Owner',
  effective: 'In force since',
  review: 'Next review',
};
