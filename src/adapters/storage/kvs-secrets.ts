/**
 * The secret store of Forge: encrypted values by key, without conditions, transactions or queries.
 * (https://developer.atlassian.com/platform/forge/runtime-reference/storage-api-secret/)
 */
import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import { StoreFault } from '../../application/faults';
import type { SecretStorage } from '../../application/ports';

export const kvsSecrets: SecretStorage = {
  async read(key) {
    return orFault(kvs.getSecret<unknown>(key));
  },
  async write(key, secret) {
    await orFault(kvs.setSecret(key, secret));
  },
  async remove(key) {
    try {
      await kvs.deleteSecret(key);
    } catch (error) {
      if (error instanceof ForgeKvsAPIError && error.code === 'KEY_NOT_FOUND') return;
      throw asFault(error);
    }
  },
};

async function orFault<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw asFault(error);
  }
}

/** Without the error as its cause: whatever the platform says about a request must not carry the secret into a log. */
function asFault(error: unknown): StoreFault {
  if (!(error instanceof ForgeKvsAPIError)) return new StoreFault('NO_ANSWER', 'unknownOutcome');
  return new StoreFault(error.code, error.responseDetails.status === 429 ? 'overQuota' : 'unknownOutcome');
}
