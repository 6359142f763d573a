import type { ApprovalSheet } from '#capabilities/approvals/contract/sheet.ts';
import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import { fixed } from '#shared/units.ts';
import { sqm, sqmOrNull } from '../../rules/areas.ts';
import { type ClauseId, citation } from '../../rules/clauses.ts';
import type { NeedLine } from '../../rules/need.ts';
import { type Assessed, assess, type FittingRoom } from './assess.ts';
import { getRequest } from './get-request.query.ts';
import { ladderOf } from './ladder.ts';
import { type RentRow, rentFigures, rentFor } from './rent-row.ts';
import { type RequestRow, requestFor, wishOf } from './request-row.ts';

type Fact = ApprovalSheet['facts'][number];
type Line = ApprovalSheet['verdicts'][number];
type Grid = NonNullable<ApprovalSheet['tables']>[number];

const SQM = 'sqm';
const RENT = 'unit.yuan-sqm-month';
const field = (name: string, value: string | null, more: Partial<Fact> = {}): Fact => ({
  labelKey: `field.office-space.${name}`,
  value,
  ...more,
});

const tones = { ok: 'ok', over: 'violation', unjudged: 'notice' } as const;

/** A line of the need as a verdict; what the unit leaves empty itself asks for attention. */
function needVerdict(ctx: Ctx, line: NeedLine): Line {
  const empty = line.line === 'own-vacant' && line.actualDm2 > 0;
  return {
    tone: empty ? 'attention' : tones[line.verdict],
    wordKey: `page.office-space.need.${line.line}.${empty ? 'some' : line.verdict}`,
    actual: sqm(line.actualDm2),
    limit: sqmOrNull(line.limitDm2),
    over: line.overDm2 ? `${sqm(line.overDm2)} ${say(ctx.locale, 'unit.sqm')}` : null,
    unit: SQM,
    clause: citation(line.clause, ctx.locale),
  };
}

const renting: ClauseId = 'regulation-2012.renting';
const vacancyVerdict = (ctx: Ctx, rooms: readonly FittingRoom[]): Line => ({
  tone: rooms.length > 0 ? 'attention' : 'ok',
  wordKey: rooms.length > 0 ? 'page.office-space.vacancies.some' : 'page.office-space.vacancies.none',
  params: { count: String(rooms.length) },
  clause: citation(renting, ctx.locale),
});

const head = (name: string, numeric = false) => ({ labelKey: `field.office-space.${name}`, ...(numeric ? { numeric } : {}) });

const vacancyGrid = (rooms: readonly FittingRoom[]): Grid => ({
  titleKey: 'page.office-space.vacancies',
  columns: [
    head('buildingName'),
    head('floorName'),
    head('roomCode'),
    head('orgName'),
    head('usableAreaSqm', true),
    head('vacancyDistance', true),
  ],
  rows: rooms
    .slice(0, 20)
    .map((r) => [
      r.buildingName,
      r.floorName,
      r.roomCode,
      r.orgName,
      sqm(r.areaDm2),
      r.distanceM === null ? null : fixed(r.distanceM / 1000, 1),
    ]),
});

async function ladderGrid(ctx: Ctx, request: RequestRow): Promise<Grid[]> {
  const noted = (await ladderOf(ctx, request)).filter((rung) => rung.reason !== null);
  if (noted.length === 0) return [];
  return [
    {
      titleKey: 'page.office-space.ladder',
      columns: [head('obtainingMode'), head('reason'), head('document'), head('ruledOutOn')],
      rows: noted.map((rung) => [
        say(ctx.locale, `enum.office-space.obtaining_mode.${rung.mode}`),
        rung.reason,
        rung.document,
        rung.ruledOutOn,
      ]),
    },
  ];
}

const judged = (ctx: Ctx, { need, fitting }: Assessed): Line[] => [
  ...need.lines.map((line) => needVerdict(ctx, line)),
  vacancyVerdict(ctx, fitting),
];

/** What the approver of a request sees, computed now: need against limits, what stands vacant, what is proposed, why modes are ruled out. */
export async function requestSheet(ctx: Ctx, requestId: string): Promise<ApprovalSheet> {
  const request = await requestFor(ctx, requestId);
  const record = await getRequest(ctx, { requestId });
  const assessed = await assess(ctx, await wishOf(ctx, request));
  const proposed = record.rooms.filter((room) => room.state === 'proposed' || room.state === 'offered');
  return {
    facts: [
      field('orgName', record.orgName),
      field('purpose', record.purpose),
      field('kind', record.kind, { enum: 'office-space.room_kind' }),
      field('wantedSqm', record.wantedSqm, { unit: SQM }),
      field('peopleCount', String(record.peopleCount)),
      field('obtainingMode', record.mode, { enum: 'office-space.obtaining_mode' }),
      field('applicantName', record.applicantName),
    ],
    verdicts: judged(ctx, assessed),
    tables: [
      ...(proposed.length > 0
        ? [
            {
              titleKey: 'page.office-space.request.promised',
              columns: [head('buildingName'), head('floorName'), head('roomCode'), head('fromOrgName'), head('usableAreaSqm', true)],
              rows: proposed.map((r) => [r.buildingName, r.floorName, r.roomCode, r.fromOrgName, r.usableAreaSqm]),
            },
          ]
        : []),
      vacancyGrid(assessed.fitting),
      ...(await ladderGrid(ctx, request)),
    ],
  };
}

/** Rent beside the mean of the market. */
function rentVerdict(ctx: Ctx, rent: RentRow): Line {
  const { marketYuanPerSqmMonth } = rentFigures(rent);
  const dear = Number(rent.rentYuanPerSqmMonth) > Number(marketYuanPerSqmMonth);
  return {
    tone: dear ? 'attention' : 'ok',
    wordKey: dear ? 'page.office-space.rent.above-market' : 'page.office-space.rent.within-market',
    actual: rent.rentYuanPerSqmMonth,
    limit: marketYuanPerSqmMonth,
    unit: RENT,
    clause: citation(renting, ctx.locale),
  };
}

/** What the approver of a renting sees: terms, market, the ladder with its reasons, and whether an idle room fits now. */
export async function rentSheet(ctx: Ctx, rentId: string): Promise<ApprovalSheet> {
  const rent = await rentFor(ctx, rentId);
  const request = await requestFor(ctx, rent.requestId);
  const assessed = await assess(ctx, await wishOf(ctx, request));
  const { rentYuanPerYear } = rentFigures(rent);
  return {
    facts: [
      field('requestNumber', request.number),
      field('purpose', request.purpose),
      field('premises', rent.premises),
      field('counterpart', rent.counterpart),
      field('areaSqm', rent.areaSqm, { unit: SQM }),
      field('rentYuanPerSqmMonth', rent.rentYuanPerSqmMonth, { unit: RENT }),
      field('rentYuanPerYear', rentYuanPerYear, { unit: 'yuan' }),
      field('term', `${rent.from} — ${rent.to}`),
      field('budgetSource', rent.budgetSource),
      field('approvalNo', rent.approvalNo),
    ],
    verdicts: [...judged(ctx, assessed), rentVerdict(ctx, rent)],
    tables: [
      {
        titleKey: 'page.office-space.rent.market',
        columns: [head('comparedPlace'), head('rentYuanPerSqmMonth', true)],
        rows: rent.market.map((one) => [one.place, fixed(one.rentYuanPerSqmMonth)]),
      },
      ...(await ladderGrid(ctx, request)),
      ...(assessed.fitting.length > 0 ? [vacancyGrid(assessed.fitting)] : []),
    ],
  };
}
