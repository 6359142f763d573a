import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { certificate, listCertificates as listCertificatesRoute } from '../contract/certificates.ts';
import { checkUse } from '../rules/institutions.ts';
import { inUnits, reaches } from './reach.ts';

type Row = Omit<z.output<typeof certificate>, 'useNote'> & { unitKind: string | null };

const sorts = { number: 'c.number', from: 'lower(c.during)', orgName: 'u.name', buildingName: 'b.name' };
const columns = `c.id, c.org_id as "orgId", u.name as "orgName", c.building_id as "buildingId", coalesce(b.name, '') as "buildingName", c.room_id as "roomId",
  r.code as "roomCode", c.number, c.agreement_no as "agreementNo", lower(c.during) as "from", upper(c.during) - 1 as "to",
  c.use_basis as "useBasis", c.project_document as "projectDocument", c.leave_by as "leaveBy", u.kind as "unitKind"`;
const tables = `office_space.certificate c left join org.unit u on u.id = c.org_id left join places.building b on b.id = c.building_id
 left join places.room r on r.id = c.room_id`;

export async function listCertificates(
  ctx: Ctx,
  input: RouteInput<typeof listCertificatesRoute>,
): Promise<RouteAnswer<typeof listCertificatesRoute>> {
  const where = inUnits(new Where(), 'c.org_id', input)
    .and('(c.number ilike ? or b.search_text ilike ?)', containing(input.q))
    .and('c.building_id = ?', input.buildingId)
    .and('c.room_id = ?', input.roomId)
    .and('c.use_basis = any(?)', input.useBasis);
  const { field, direction } = sortOf(input.sort, 'number' as keyof typeof sorts);
  const text = `select k.total, q.* from (select count(*)::int as total from ${tables} where ${where.sql}) k
   left join (select ${columns} from ${tables} where ${where.sql} order by ${sorts[field]} ${direction} nulls last, c.id
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<Row>((await ctx.client.query<Row & { total: number }>(text, where.values)).rows);
  return {
    items: items.map(({ unitKind, ...c }) => ({
      ...c,
      useNote: checkUse({ ...c, unitKind: unitKind ?? 'group', basis: c.useBasis }, ctx.today).note,
      abilities: { decideUse: reaches(ctx, 'office-space.certificate.manage', c.orgId) },
    })),
    total,
    abilities: { issue: ctx.can('office-space.certificate.manage') },
  };
}
