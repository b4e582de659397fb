import { setPassphrase } from '../../../src/domain/signing/enrolment';
import { normalPassphrase, weaknessesOf } from '../../../src/domain/signing/passphrase';
import { at, enrolled, luca, signerAfter } from './people';

const found = (text: string) => weaknessesOf(text, 'Luca Ferri');

describe('a signing passphrase', () => {
  it('[SG-8] is long, varied, not digits only, not the name and not what everybody tries', () => {
    expect(found('four kettles under moss')).toEqual([]);
    expect(found('ümläut wörter zählen')).toEqual([]);
    expect(found('kettle moss')).toEqual(['tooShort']);
    expect(found('301 245 778 912')).toEqual(['onlyDigits']);
    expect(found('abababababababab')).toEqual(['fewCharacters']);
    expect(found('mister FERRI signs it')).toEqual(['name']);
    expect(found('Password-2026!')).toEqual(['common']);
    expect(found('correct horse battery staple')).toEqual(['common']);
    expect(found('aaaa')).toEqual(['tooShort', 'fewCharacters']);
  });

  it('[SG-8] may use a common word among enough others', () => {
    expect(found('the password was lost at sea')).toEqual([]);
  });

  it('[SG-8] is one passphrase however its accents were typed', () => {
    expect(normalPassphrase('cafe\u0301')).toBe(normalPassphrase('caf\u00e9'));
  });

  it('[SG-8, SG-9] is enrolled once, changed later, and refused with what is wrong', () => {
    const person = { person: luca, weaknesses: [], at } as const;
    expect(setPassphrase(signerAfter(), person)).toEqual({
      ok: true,
      value: [{ type: 'PassphraseEnrolled', person: luca, at }],
    });
    expect(setPassphrase(signerAfter(enrolled), person)).toEqual({
      ok: true,
      value: [{ type: 'PassphraseChanged', at }],
    });
    expect(setPassphrase(signerAfter(), { ...person, weaknesses: ['name'] })).toMatchObject({
      ok: false,
      refusal: { code: 'passphraseWeak', rule: 'SG-8', details: { weaknesses: ['name'] } },
    });
    expect(setPassphrase(signerAfter(enrolled), { ...person, weaknesses: ['usedBefore'] })).toMatchObject({
      ok: false,
      refusal: { rule: 'SG-9' },
    });
  });
});
