/**
 * What makes a signing passphrase strong enough: long, more than a few different characters, not the person's name, not only
 * digits, not one of those everybody tries first. Whether it is one of the last five is asked of their hashes elsewhere.
 * (after NIST SP 800-63B-4, 3.1.1: length and a blocklist instead of composition rules) [SG-8]
 */
export const shortestPassphrase = 12;
/** A new passphrase may be none of so many before it. [SG-9] */
export const rememberedPassphrases = 5;

export type Weakness = 'tooShort' | 'onlyDigits' | 'fewCharacters' | 'name' | 'common' | 'usedBefore';

const fewestCharacters = 6;
const shortestNamePart = 4;
/** Beginnings of what stands on top of every published list, without digits, signs and capitals. */
const common = [
  'password',
  'passwort',
  'passphrase',
  'motdepasse',
  'contrasena',
  'qwerty',
  'qwertz',
  'azerty',
  'asdfgh',
  'letmein',
  'iloveyou',
  'welcome',
  'administrator',
  'changeme',
  'football',
  'baseball',
  'superman',
  'princess',
  'sunshine',
  'trustno',
  'monkey',
  'dragon',
  'abcdef',
  'correcthorsebatterystaple',
  'plumbline',
  'confluence',
  'atlassian',
];
/** Letters beyond a common word that make it uncommon again. */
const uncommonRest = 8;

/** One spelling for one passphrase, however the keyboard put its accents together. */
export function normalPassphrase(text: string): string {
  return text.normalize('NFKC');
}

export function weaknessesOf(text: string, name: string): readonly Weakness[] {
  const passphrase = normalPassphrase(text);
  const lower = passphrase.toLowerCase();
  const found: Weakness[] = [];
  if ([...passphrase].length < shortestPassphrase) found.push('tooShort');
  if (/^[\d\s.+()/-]+$/.test(passphrase)) found.push('onlyDigits');
  if (new Set(lower).size < fewestCharacters) found.push('fewCharacters');
  const parts = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= shortestNamePart);
  if (parts.some((part) => lower.includes(part))) found.push('name');
  if (isCommon(lower)) found.push('common');
  return found;
}

function isCommon(lower: string): boolean {
  const letters = lower.replace(/[^\p{L}]/gu, '');
  return common.some((word) => letters.includes(word) && letters.length - word.length < uncommonRest);
}
