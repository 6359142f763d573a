import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { figureLink, fragment, sqm, titleStatus, unitFilter } from './words.ts';

/** One unit's line in the ledgers: what it uses, room kind by room kind (usable area but where said). */
export const ledgerLine = z.object({
  orgId: id,
  orgName: z.string(),
  buildingCount: z.int(),
  roomCount: z.int(),
  officeSqm: sqm,
  serviceSqm: sqm,
  equipmentSqm: sqm,
  /** Office + service + equipment (基本办公用房). */
  basicSqm: sqm,
  ancillarySqm: sqm,
  technicalSqm: sqm,
  usableSqm: sqm,
  /** Building area (建筑面积). */
  buildingSqm: sqm,
  vacantSqm: sqm,
  letSqm: sqm,
  lentSqm: sqm,
  rentedSqm: sqm,
  borrowedSqm: sqm,
  link: figureLink,
});
const ledgerTotals = ledgerLine.omit({ orgId: true, orgName: true, link: true });

export const masterLedger = route({
  method: 'GET',
  path: '/office-space/ledgers/master',
  permission: 'office-space.ledger.read',
  query: pageQuery(['orgName', 'basicSqm', 'usableSqm', 'vacantSqm', 'roomCount']).extend({ q: fragment, ...unitFilter }),
  returns: pageOf(ledgerLine).extend({ totals: ledgerTotals }),
  summary: 'Master ledger (总台账): one line per using unit',
});

export const unitLedger = route({
  method: 'GET',
  path: '/office-space/ledgers/units/:unitId',
  permission: 'office-space.ledger.read',
  params: z.object({ unitId: id }),
  returns: z.object({
    orgId: id,
    orgName: z.string(),
    totals: ledgerTotals,
    /** One line per building. */
    buildings: z.array(
      z.object({
        buildingId: id,
        buildingCode: z.string(),
        buildingName: z.string(),
        titleStatus: titleStatus.nullable(),
        roomCount: z.int(),
        basicSqm: sqm,
        ancillarySqm: sqm,
        technicalSqm: sqm,
        usableSqm: sqm,
        buildingSqm: sqm,
        vacantSqm: sqm,
        link: figureLink,
      }),
    ),
  }),
  summary: 'Sub-ledger of a unit (分台账), building by building',
});

/** A difference between ledger, certificate and object (账账、账证、账实). Label: `enum.office-space.difference.<value>`. */
export const difference = z.enum([
  'certificate-area',
  'rooms-over-building',
  'rooms-over-usable',
  'no-title',
  'no-certificate',
  'no-rooms',
]);
export const reconciliationLine = z.object({
  buildingId: id,
  buildingCode: z.string(),
  buildingName: z.string(),
  orgId: id,
  orgName: z.string(),
  kind: z.enum(['ledger-certificate', 'ledger-object']),
  difference,
  /** What the register says, m². */
  ledgerSqm: sqm.nullable(),
  /** What the certificate or the rooms add up to, m². */
  otherSqm: sqm.nullable(),
  differenceSqm: sqm.nullable(),
  link: figureLink,
});

export const reconcile = route({
  method: 'GET',
  path: '/office-space/ledgers/reconciliation',
  permission: 'office-space.ledger.read',
  query: pageQuery(['buildingName', 'orgName', 'differenceSqm']).extend({ q: fragment, ...unitFilter, difference: difference.optional() }),
  returns: pageOf(reconciliationLine),
  summary: 'Three-way reconciliation of ledger, certificate and object (OS-27)',
});
