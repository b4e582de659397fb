/**
 * Stands in for Atlaskit's feature gates in the build. The gates are Atlassian's own experiments: their client is larger than
 * the rest of the popup and would ask a server for values. Here each gate is off and each experiment has its default.
 */
const off = () => false;

export const fg = off;
export const getBooleanFF = off;
export const setBooleanFeatureFlagResolver = () => undefined;
export const isReactCompilerActivePlatform = off;
export const expValEqualsNoExposure = off;
export const editorExperiment = off;

const gates = {
  checkGate: off,
  initializeCalled: off,
  initializeCompleted: off,
  getExperimentValue: (_experiment: string, _parameter: string, standard: unknown) => standard,
};
// A default export, because the package replaced has one.
export default gates;
