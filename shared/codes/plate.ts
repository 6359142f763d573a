import { z } from 'zod';
import type { CodeVerdict } from './code-text.ts';
import { codeText } from './code-text.ts';

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const ISSUER = /^[A-HJ-NP-Z]$/;
const CLAUSE = 'GA 36';
/** By the last character. */
const SPECIAL = { 警: 'police', 学: 'coach', 挂: 'trailer', 港: 'hong-kong', 澳: 'macao' } as const;
const isSpecial = (c: string): c is keyof typeof SPECIAL => c in SPECIAL;

export const plateKinds = ['fuel', 'small-nev', 'large-nev', 'police', 'coach', 'trailer', 'hong-kong', 'macao'] as const;
export type PlateKind = (typeof plateKinds)[number];

/** `drive` of a new-energy plate: A–E pure electric, F–K other. */
export interface PlateFacts {
  kind: PlateKind;
  /** Province and issuing letter: `苏D` is Changzhou. */
  prefix: string;
  drive: 'electric' | 'other-new-energy' | null;
}

const driveOf = (letter: string): PlateFacts['drive'] => ('ABCDE'.includes(letter) ? 'electric' : 'other-new-energy');

/** Checks a number plate (机动车号牌, GA 36) and says its kind. The middle dot, blanks and hyphens do not count. */
export function checkPlate(text: string): CodeVerdict<PlateFacts> {
  const value = codeText(text);
  const no = (code: string, params = {}) => ({ ok: false, code, clause: CLAUSE, params }) as const;
  if (value.length !== 7 && value.length !== 8) return no('plate_length', { length: value.length });
  if (!PROVINCES.includes(value.charAt(0))) return no('plate_province', { character: value.charAt(0) });
  const barred = /[IO]/.exec(value);
  if (barred) return no('plate_letter', { character: barred[0], position: barred.index + 1 });
  if (!ISSUER.test(value.charAt(1))) return no('plate_issuer', { character: value.charAt(1) });
  const prefix = value.slice(0, 2);
  const serial = value.slice(2);
  const last = value.slice(-1);
  if (serial.length === 5) {
    if (isSpecial(last) && /^[0-9A-Z]{4}$/.test(serial.slice(0, 4))) return { ok: true, value, kind: SPECIAL[last], prefix, drive: null };
    return /^[0-9A-Z]{5}$/.test(serial) ? { ok: true, value, kind: 'fuel', prefix, drive: null } : no('plate_pattern');
  }
  if (/^[A-HJK][0-9A-Z]\d{4}$/.test(serial)) return { ok: true, value, kind: 'small-nev', prefix, drive: driveOf(serial.charAt(0)) };
  if (/^\d{5}[A-HJK]$/.test(serial)) return { ok: true, value, kind: 'large-nev', prefix, drive: driveOf(last) };
  const letter = /^[A-Z]/.test(serial) ? serial.charAt(0) : /^\d{5}[A-Z]$/.test(serial) ? last : null;
  return letter && !/[A-HJK]/.test(letter) ? no('plate_energy_kind', { character: letter }) : no('plate_pattern');
}

/** A number plate in a request: kept without dot and blanks. */
export const plate = z
  .string()
  .max(40)
  .transform(codeText)
  .superRefine((value, ctx) => {
    const verdict = checkPlate(value);
    if (!verdict.ok) ctx.addIssue({ code: 'custom', message: verdict.code, params: verdict.params });
  });
