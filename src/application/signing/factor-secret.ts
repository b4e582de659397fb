/**
 * What lies in the secret store for one person, and how it is checked: passphrases as scrypt hashes with their parameters,
 * the shared secret of a device as base32. Nothing of it leaves this file but yes, no, a time step and, once, the address a
 * device is enrolled with. [SG-9, SG-10, SG-12, SG-13, SG-19; ADR-0010]
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { normalPassphrase, rememberedPassphrases } from '../../domain/signing/passphrase';
import type { Instant } from '../../kernel/time';

interface PassphraseHash {
  readonly n: number;
  readonly r: number;
  readonly p: number;
  /** Base64. */
  readonly salt: string;
  readonly hash: string;
}
export interface FactorSecret {
  readonly schema: 1;
  readonly passphrase: PassphraseHash;
  /** The ones before it, newest first. */
  readonly earlier: readonly PassphraseHash[];
  /** Base32; null without a device. */
  readonly device: string | null;
  /** Shown to a new device that has not given its first code yet. */
  readonly offered: string | null;
}

/**
 * 64 MiB and about a quarter of a second on a whole core: under a second in a function of 512 MB, which has a third of one,
 * and two side by side still fit its memory. Stored with each hash, so that they can be raised later. [ADR-0010]
 */
const cost = { n: 2 ** 16, r: 8, p: 1 } as const;
const hashBytes = 32;
const deviceSecretBytes = 20;
const periodSeconds = 30;
/** Steps a device's clock may be off, each way. */
const window = 1;
const issuer = 'Plumbline';

export async function newSecret(passphrase: string, before: FactorSecret | null): Promise<FactorSecret> {
  const salt = randomBytes(16);
  const hash = await derive(passphrase, salt, cost);
  const earlier = before === null ? [] : [before.passphrase, ...before.earlier].slice(0, rememberedPassphrases);
  return {
    schema: 1,
    passphrase: { ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') },
    earlier,
    device: before?.device ?? null,
    offered: null,
  };
}

export function isPassphrase(secret: FactorSecret, passphrase: string): Promise<boolean> {
  return matches(secret.passphrase, passphrase);
}

/** Whether it is the present passphrase or one of the last five. One after the other: each takes 64 MiB. */
export async function wasUsedBefore(secret: FactorSecret, passphrase: string): Promise<boolean> {
  const known = [secret.passphrase, ...secret.earlier].slice(0, rememberedPassphrases);
  for (const one of known) if (await matches(one, passphrase)) return true;
  return false;
}

export function newDeviceSecret(): string {
  return new Secret({ size: deviceSecretBytes }).base32;
}

/** What an authenticator reads from the QR code. */
export function deviceAddress(device: string, label: string): string {
  return totp(device, label).toString();
}

/** The time step the code belongs to, or null when it is wrong. */
export function stepOfCode(device: string, code: string, at: Instant): number | null {
  const timestamp = Date.parse(at);
  const delta = totp(device, '').validate({ token: code, timestamp, window });
  return delta === null ? null : Math.floor(timestamp / 1000 / periodSeconds) + delta;
}

function totp(device: string, label: string): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
    secret: Secret.fromBase32(device),
  });
}

async function matches(known: PassphraseHash, passphrase: string): Promise<boolean> {
  const hash = await derive(passphrase, Buffer.from(known.salt, 'base64'), known);
  return timingSafeEqual(hash, Buffer.from(known.hash, 'base64'));
}

function derive(passphrase: string, salt: Buffer, { n, r, p }: Pick<PassphraseHash, 'n' | 'r' | 'p'>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(normalPassphrase(passphrase), salt, hashBytes, { N: n, r, p, maxmem: 256 * n * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
