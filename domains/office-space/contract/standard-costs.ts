import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { decimal } from '#shared/units.ts';
import { reviewFindings } from '../rules/project-review.ts';
import { component, yuan } from './projects.ts';
import { fragment, unitFilter } from './words.ts';

/** `component_unit` */
const componentUnit = z.enum(['sqm', 'set']);

export const costDecision = z.object({
  validFrom: day,
  priceYuan: yuan,
  serviceYears: z.int(),
  document: z.string(),
  decidedBy: z.string(),
});

export const listStandardCosts = route({
  method: 'GET',
  path: '/office-space/standard-costs',
  permission: 'office-space.standard-cost.read',
  returns: z.object({
    /** Every component; price and life of today are null where nothing was decided. */
    items: z.array(
      z.object({
        component,
        componentUnit,
        priceYuan: yuan.nullable(),
        serviceYears: z.int().nullable(),
        validFrom: day.nullable(),
        document: z.string().nullable(),
        /** Newest first. */
        decisions: z.array(costDecision),
      }),
    ),
    total: z.int(),
    abilities,
  }),
  summary: 'Repair standard per component: price and service life, with every adjustment (OS-29)',
});

const costFacts = { priceYuan: decimal(2, '0.01', '9999999.99'), serviceYears: z.coerce.number().int().min(1).max(200) };

export const decideStandardCost = route({
  method: 'POST',
  path: '/office-space/standard-costs/:component',
  permission: 'office-space.standard-cost.manage',
  params: z.object({ component }),
  body: z.object({ ...costFacts, validFrom: day, document: z.string().trim().min(1).max(200) }),
  returns: z.object({ component, validFrom: day }),
  status: 201,
  errors: ['office-space.standard_not_later'],
  summary: 'Adjust the standard of a component from a day on; earlier decisions stay',
});

/** A line of a past project that another standard judges otherwise. */
export const costEffect = z.object({
  projectId: id,
  projectNumber: z.string().nullable(),
  projectName: z.string(),
  orgName: z.string(),
  appliedOn: day,
  quantity: z.string(),
  unitPriceYuan: yuan,
  beforeFindings: z.array(z.enum(reviewFindings)),
  afterFindings: z.array(z.enum(reviewFindings)),
  beforeOverYuan: yuan,
  afterOverYuan: yuan,
  overChangeYuan: yuan,
});

export const effectsOfStandardCost = route({
  method: 'GET',
  path: '/office-space/standard-costs/:component/effects',
  permission: 'office-space.standard-cost.manage',
  params: z.object({ component }),
  query: z.object({
    /** A decision that was made: compared with the one before it. Without it: the values below against those in force. */
    validFrom: day.optional(),
    priceYuan: costFacts.priceYuan.optional(),
    serviceYears: costFacts.serviceYears.optional(),
  }),
  returns: z.object({
    items: z.array(costEffect),
    total: z.int(),
    /** Past lines of the component that were looked at. */
    lineCount: z.int(),
    overChangeYuan: yuan,
  }),
  summary: 'What an adjustment would have changed in past projects, computed by the rule',
});

export const dailyRepair = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  buildingId: id,
  buildingName: z.string().nullable(),
  roomId: id.nullable(),
  roomCode: z.string().nullable(),
  repairedOn: day,
  component,
  description: z.string(),
  costYuan: yuan,
  doneBy: z.string(),
  enteredBy: z.string(),
  cancelledReason: z.string().nullable(),
});

export const listDailyRepairs = route({
  method: 'GET',
  path: '/office-space/daily-repairs',
  permission: 'office-space.daily-repair.read',
  query: pageQuery(['repairedOn', 'costYuan', 'orgName']).extend({
    q: fragment,
    ...unitFilter,
    buildingId: id.optional(),
    component: component.optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  returns: pageOf(dailyRepair.extend({ abilities })),
  summary: "Daily repairs: the using units' own register (OS-28)",
});

export const enterDailyRepair = route({
  method: 'POST',
  path: '/office-space/daily-repairs',
  permission: 'office-space.daily-repair.manage',
  body: z.object({
    orgId: id,
    buildingId: id,
    roomId: id.nullable().optional(),
    repairedOn: day,
    component,
    description: z.string().trim().min(2).max(500),
    costYuan: decimal(2, '0', '99999999.99'),
    doneBy: z.string().trim().min(1).max(100),
  }),
  returns: z.object({ id }),
  status: 201,
  errors: ['office-space.repair_room_elsewhere'],
  summary: 'Enter a daily repair',
});

export const cancelDailyRepair = route({
  method: 'POST',
  path: '/office-space/daily-repairs/:repairId/cancel',
  permission: 'office-space.daily-repair.manage',
  params: z.object({ repairId: id }),
  body: z.object({ reason: z.string().trim().min(1).max(200) }),
  returns: z.object({ id }),
  errors: ['office-space.project_state'],
  summary: 'Strike out a daily repair entered by mistake; it stays readable',
});
