/**
 * A browser shares two cores with another test: what failed is played once more, and the first failure is printed, so that a
 * race is seen and mended while it refuses nobody's work. A defect fails twice.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
