import type { ObtainingMode } from './obtaining.ts';

/** OS-23: each kind is an approval of its own. Label: `enum.office-space.project_kind.<code>`. */
export const projectKinds = ['new-building', 'rebuilding', 'extension', 'purchase', 'exchange', 'repair-alteration'] as const;
export type ProjectKind = (typeof projectKinds)[number];

/** What a repair is for (OS-28). Label: `enum.office-space.repair_purpose.<code>`. */
export const repairPurposes = ['danger', 'function', 'energy'] as const;
export type RepairPurpose = (typeof repairPurposes)[number];

/** Features that make a fit-out luxurious; none may be part of a repair (OS-28). Label: `enum.office-space.luxury_feature.<code>`. */
export const luxuryFeatures = ['precious-stone', 'precious-wood', 'crystal-lamps', 'ornamental-garden', 'suite-with-lounge'] as const;
export type LuxuryFeature = (typeof luxuryFeatures)[number];

/** Parts of a building that are repaired and counted apart (OS-29). Label: `enum.office-space.component.<code>`. */
export const components = [
  'roof',
  'facade',
  'windows-doors',
  'walls-ceilings',
  'floors',
  'water-drainage',
  'electrical',
  'heating-cooling',
  'lift',
  'fire-protection',
  'low-voltage',
  'sanitary',
  'structure',
] as const;
export type Component = (typeof components)[number];

/** What a component is measured in. Label: `enum.office-space.component_unit.<code>`. */
export const componentUnits = {
  roof: 'sqm',
  facade: 'sqm',
  'windows-doors': 'sqm',
  'walls-ceilings': 'sqm',
  floors: 'sqm',
  'water-drainage': 'sqm',
  electrical: 'sqm',
  'heating-cooling': 'sqm',
  lift: 'set',
  'fire-protection': 'sqm',
  'low-voltage': 'sqm',
  sanitary: 'set',
  structure: 'sqm',
} as const satisfies Record<Component, 'sqm' | 'set'>;

/** Papers of an application. Label: `enum.office-space.project_document.<code>`. */
export const projectDocuments = [
  'application',
  'need-statement',
  'estimate',
  'site-photos',
  'safety-appraisal',
  'feasibility',
  'site-consent',
  'planning-consent',
  'market-comparison',
  'appraisal',
  'exchange-agreement',
] as const;
export type ProjectDocument = (typeof projectDocuments)[number];

/** OS-23: what each kind of application must hold. A repair against danger also brings the appraisal of it. */
export const requiredDocuments: Readonly<Record<ProjectKind, readonly ProjectDocument[]>> = {
  'new-building': ['application', 'feasibility', 'site-consent', 'planning-consent', 'estimate'],
  rebuilding: ['application', 'need-statement', 'planning-consent', 'estimate'],
  extension: ['application', 'need-statement', 'planning-consent', 'estimate'],
  purchase: ['application', 'need-statement', 'market-comparison'],
  exchange: ['application', 'need-statement', 'appraisal', 'exchange-agreement'],
  'repair-alteration': ['application', 'need-statement', 'estimate'],
};

/** Kinds that work on a building that stands. */
export const onBuilding: ReadonlySet<ProjectKind> = new Set<ProjectKind>(['rebuilding', 'extension', 'repair-alteration']);
/** Kinds that bring area, so that the approved area is asked. */
export const addsArea: ReadonlySet<ProjectKind> = new Set<ProjectKind>(['new-building', 'extension', 'purchase', 'exchange']);
/** The rung of the order of obtaining (OS-21) that a kind stands on; null for works on what one has. */
export const rungOf: Readonly<Record<ProjectKind, ObtainingMode | null>> = {
  'new-building': 'construction',
  rebuilding: null,
  extension: 'construction',
  purchase: 'purchase',
  exchange: 'exchange',
  'repair-alteration': null,
};
