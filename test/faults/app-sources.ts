/**
 * The app as the sweep loads it: both files of handlers, and the two ports that a sweep may replace. One module, so that a
 * script can bundle it.
 */
export * as index from '../../src/index';
export * as work from '../../src/work';
export { systemClock } from '../../src/adapters/platform/platform';
export { kvsStorage } from '../../src/adapters/storage/kvs-storage';
