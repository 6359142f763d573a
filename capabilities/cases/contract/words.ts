import { z } from 'zod';
import { caseStates, closings, evidenceKinds, listObjects, measures, origins, severities } from '../rules/words.ts';

export const severity = z.enum(severities);
export const caseState = z.enum(caseStates);
export const origin = z.enum(origins);
export const measure = z.enum(measures);
export const listObject = z.enum(listObjects);
export const evidenceKind = z.enum(evidenceKinds);
export const closing = z.enum(closings);
/** By time left: `light` */
export const lights = ['green', 'blue', 'yellow', 'red'] as const;
export const light = z.enum(lights);
export type Light = (typeof lights)[number];
/** What has become of a finding that had a limit. `outcome` */
export const outcomes = ['due', 'closed', 'on-time', 'late'] as const;
/** `admin_level` */
export const adminLevel = z.enum(['city', 'district', 'town', 'village']);
/** `polarity` */
export const polarity = z.enum(['positive', 'negative']);
/** `responsible_role` */
export const responsibleRole = z.enum(['unit-admin', 'officer', 'leader']);
/** `letter_kind` */
export const letterKinds = ['notice', 'receipt', 'recommendation-reply'] as const;
export const letterKind = z.enum(letterKinds);
/** `look_back_result` */
export const lookBackResult = z.enum(['kept', 'relapsed']);

/** Figures of a finding: name → value as text. */
export const figures = z.record(z.string().max(40), z.string().max(400));

/** A sentence or a paragraph that a person writes. */
export const words = (most: number) => z.string().trim().min(1).max(most);
