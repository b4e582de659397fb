/**
 * Shows what each document type demands, on the site or in a space. Everybody may see who decides what. [ST-7]
 */
import { accept } from '../../kernel/result';
import type { UseCase } from '../use-case';
import { presentTypes } from './present-types';
import { loadTypesScene } from './types-scene';

export const viewTypes: UseCase<'types.view'> = async (services, caller, request) => {
  const scene = await loadTypesScene(services, caller, request.spaceId);
  return scene.ok ? accept(presentTypes(scene.value)) : scene;
};
