/**
 * Everything that would make a change of a type impossible today: its gate, and a numbering code that another type has. Asked
 * when a change is made and again when a second quality manager approves it. [AG-19 … AG-24, ST-16]
 */
import { type DocumentTypeCode, documentTypeCodes } from '../../contract/document-types';
import { checkGate, type GateProblem } from '../../domain/document-control/configuration/check-gate';
import { problemsOfCode, type TypeOverrides } from '../../domain/document-control/configuration/type-configuration';
import type { Services } from '../use-case';
import { readGateToday } from './gate-today';
import { configurationIn } from './type-records';
import type { TypesScene } from './types-scene';

export async function checkOverrides(
  services: Services,
  scene: TypesScene,
  typeCode: DocumentTypeCode,
  overrides: TypeOverrides,
): Promise<readonly GateProblem[]> {
  const { approval, numberingCode } = overrides;
  const gate =
    approval === undefined ? [] : checkGate(approval, await readGateToday(services, scene.settings, approval.steps));
  const others = documentTypeCodes.map((code) => configurationIn(scene.rows, code, scene.spaceId));
  return [...gate, ...(numberingCode === undefined ? [] : problemsOfCode(typeCode, numberingCode, others))];
}
