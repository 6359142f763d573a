import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdNumber, idCheckCharacter, idNumber, maskIdNumber } from './id-number.ts';
import { checkOrganisationCode, organisationCheckCharacter, organisationCode } from './organisation-code.ts';
import { maskBankAccount, maskPhone, phoneKind } from './phone.ts';
import { checkPlate, plate } from './plate.ts';
import { checkSocialCreditCode, completeSocialCreditCode, SOCIAL_CREDIT_ALPHABET, socialCreditCode } from './social-credit-code.ts';

const codeOf = (verdict: { ok: true } | { ok: false; code: string }): string => (verdict.ok ? 'ok' : verdict.code);
const textOf = (alphabet: string, length: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((c) => c.join(''));

describe('unified social credit code (GB 32100)', () => {
  it('accepts the worked examples', () => {
    expect(checkSocialCreditCode('12320402467289549C')).toEqual({
      ok: true,
      value: '12320402467289549C',
      registrar: '1',
      kind: '2',
      divisionCode: '320402',
      organisationCode: '467289549',
      organisationCodeOk: true,
    });
    expect(completeSocialCreditCode('11320400MB0000000')).toBe('11320400MB00000002');
    expect(completeSocialCreditCode('11320400MB000000')).toBe('11320400MB00000002');
    expect(completeSocialCreditCode('91320400MA1N0ABC5')).toBe('91320400MA1N0ABC59');
    expect(checkSocialCreditCode('91320400MA1N0ABC59').ok).toBe(true);
  });

  it.each([
    ['11320400MB0000000', 'social_credit_code_length'],
    ['', 'social_credit_code_length'],
    ['11320400MB000000O2', 'social_credit_code_character'],
    ['11320400MB00000003', 'social_credit_code_check'],
    [completeSocialCreditCode('B1320400MB0000000'), 'social_credit_code_registrar'],
    [completeSocialCreditCode('11990400MB0000000'), 'social_credit_code_division'],
    [completeSocialCreditCode('11MB0400MB0000000'), 'social_credit_code_division'],
  ])('refuses %s with %s', (text, code) => expect(codeOf(checkSocialCreditCode(text))).toBe(code));

  it('names the foreign character and where it stands', () => {
    expect(checkSocialCreditCode('11320400MB0000000Z')).toMatchObject({ params: { character: 'Z', position: 18 } });
  });

  it('rejects every change of one character and every swap of neighbours', () => {
    fc.assert(
      fc.property(textOf(SOCIAL_CREDIT_ALPHABET, 9), fc.nat(17), fc.constantFrom(...SOCIAL_CREDIT_ALPHABET), (tail, at, other) => {
        const valid = completeSocialCreditCode(`11320400${tail}`);
        expect(checkSocialCreditCode(valid).ok).toBe(true);
        const changed = valid.slice(0, at) + other + valid.slice(at + 1);
        expect(checkSocialCreditCode(changed).ok).toBe(changed === valid);
        const swapped =
          valid.slice(0, at) +
          valid
            .slice(at, at + 2)
            .split('')
            .reverse()
            .join('') +
          valid.slice(at + 2);
        expect(checkSocialCreditCode(swapped).ok).toBe(swapped === valid);
      }),
    );
  });

  it('completes 16 characters so that the organisation code inside is valid too', () => {
    fc.assert(
      fc.property(textOf(SOCIAL_CREDIT_ALPHABET, 8), (tail) => {
        expect(checkSocialCreditCode(completeSocialCreditCode(`12320412${tail}`))).toMatchObject({ ok: true, organisationCodeOk: true });
      }),
    );
    expect(() => completeSocialCreditCode('11320400MB00000')).toThrow('16 or 17');
    expect(() => completeSocialCreditCode('11320400MB00000I')).toThrow('16 or 17');
  });

  it('speaks through its schema, in canonical writing', () => {
    expect(socialCreditCode.parse(' １１３２０４００ mb00000002 ')).toBe('11320400MB00000002');
    expect(socialCreditCode.safeParse('11320400MB00000003').error?.issues[0]).toMatchObject({
      message: 'social_credit_code_check',
      params: { actual: '3', expected: '2' },
    });
  });
});

describe('organisation code (GB 11714)', () => {
  it.each([
    ['46728954-9', 'ok'],
    ['467289549', 'ok'],
    ['MB000000-0', 'ok'],
    ['46728954-8', 'organisation_code_check'],
    ['4672895', 'organisation_code_length'],
    ['4672895499', 'organisation_code_length'],
    ['4672895*-9', 'organisation_code_character'],
    ['46728954-A', 'organisation_code_character'],
  ])('%s → %s', (text, code) => expect(codeOf(checkOrganisationCode(text))).toBe(code));

  it('writes 10 as X and 11 as 0', () => {
    const checks = new Set(Array.from({ length: 500 }, (_, i) => organisationCheckCharacter(String(10_000_000 + i))));
    expect([...checks].sort().join('')).toBe('0123456789X');
  });

  it('keeps nine characters', () => {
    expect(organisationCode.parse('46728954-9')).toBe('467289549');
    expect(organisationCode.safeParse('46728954-8').success).toBe(false);
  });
});

describe('citizen identification number (GB 11643)', () => {
  it.each([
    ['320402199001010017', 'ok'],
    ['320411198506151239', 'ok'],
    ['11010519491231002x', 'ok'],
    ['320402199001010018', 'id_number_check'],
    ['32040219900101001', 'id_number_length'],
    ['32040219900101A017', 'id_number_character'],
    ['990402199001010017', 'id_number_division'],
    ['320402199002300017', 'id_number_birth_date'],
    ['320402190002290017', 'id_number_birth_date'],
    ['320402187901010017', 'id_number_birth_date'],
  ])('%s → %s', (text, code) => expect(codeOf(checkIdNumber(text))).toBe(code));

  it('tells birth and sex, and refuses a birth in the future and an unknown division', () => {
    expect(checkIdNumber('320411198506151239')).toMatchObject({ bornOn: '1985-06-15', sex: 'male', divisionCode: '320411' });
    expect(checkIdNumber('11010519491231002X')).toMatchObject({ sex: 'female' });
    expect(codeOf(checkIdNumber('320402199001010017', { today: '1989-12-31' }))).toBe('id_number_birth_date');
    expect(codeOf(checkIdNumber('320402199001010017', { knownDivision: () => false }))).toBe('id_number_division');
  });

  it('rejects every change of one digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.nat(17), fc.constantFrom(...'0123456789'), (serial, at, other) => {
        const body = `32040419880229${String(serial).padStart(3, '0')}`;
        const valid = body + idCheckCharacter(body);
        expect(checkIdNumber(valid).ok).toBe(true);
        const changed = valid.slice(0, at) + other + valid.slice(at + 1);
        expect(checkIdNumber(changed).ok).toBe(changed === valid);
      }),
    );
  });

  it('shows the first three and the last four only', () => {
    expect(maskIdNumber('320402199001010017')).toBe('320***********0017');
    expect(maskIdNumber('1234567')).toBe('*******');
    expect(idNumber.parse('11010519491231002x')).toBe('11010519491231002X');
  });
});

describe('number plate (GA 36)', () => {
  it.each([
    ['苏D12345', 'fuel', null],
    ['苏D·A12B5', 'fuel', null],
    ['苏DD12345', 'small-nev', 'electric'],
    ['苏DFA2345', 'small-nev', 'other-new-energy'],
    ['苏D12345D', 'large-nev', 'electric'],
    ['苏D12345K', 'large-nev', 'other-new-energy'],
    ['苏D1234警', 'police', null],
    ['苏D1234学', 'coach', null],
    ['苏D1234挂', 'trailer', null],
    ['粤Z1234港', 'hong-kong', null],
    ['粤Z1234澳', 'macao', null],
  ])('%s is %s', (text, kind, drive) => expect(checkPlate(text)).toMatchObject({ ok: true, kind, drive }));

  it.each([
    ['苏DI2345', 'plate_letter'],
    ['苏D1O345', 'plate_letter'],
    ['苏DL12345', 'plate_energy_kind'],
    ['苏D12345L', 'plate_energy_kind'],
    ['苏D1234', 'plate_length'],
    ['苏D1234567', 'plate_length'],
    ['港D12345', 'plate_province'],
    ['苏112345', 'plate_issuer'],
    ['苏D123警5', 'plate_pattern'],
    ['苏DD1234A', 'plate_pattern'],
    ['苏D123456', 'plate_pattern'],
  ])('refuses %s with %s', (text, code) => expect(codeOf(checkPlate(text))).toBe(code));

  it('keeps the plate without its dot', () => expect(plate.parse('苏d·12345')).toBe('苏D12345'));
});

describe('telephone and bank numbers', () => {
  it.each([
    ['13800000000', 'mobile'],
    ['+86 138-0000-0000', 'mobile'],
    ['0519-80000000', 'fixed'],
    ['010-80000000', 'fixed'],
    ['12345', 'service'],
    ['400-000-0000', 'service'],
    ['99', 'unknown'],
  ])('%s looks %s', (text, kind) => expect(phoneKind(text)).toBe(kind));

  it('hides the middle and never shows a short number', () => {
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskPhone('12345')).toBe('*****');
    expect(maskBankAccount('6222000012345678')).toBe('************5678');
    expect(maskBankAccount('1234')).toBe('****');
  });
});
