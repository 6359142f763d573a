import type { Statement } from '#kernel/db/where.ts';
import type { FormNumber } from '../../rules/statistics.ts';
import { below, type Reporting, reportingUnits } from './reporting.query.ts';

/** One line of a form: what it is about, and its figures by column. */
export interface FormRow {
  readonly orgId: string | null;
  readonly buildingId?: string;
  readonly divisionCode?: string;
  readonly title: string;
  readonly [column: string]: string | number | null | undefined;
}

const area = (filter: string, column: string): string => `coalesce(sum(r.${column}) filter (where ${filter}), 0)::numeric(16, 2)`;

/** Form 1: divisions of the level, with the units that report and the buildings their rooms are in. */
const divisions = `select null as "orgId", d.code as "divisionCode", d.name as title, d.name as "divisionName", rpad(d.code, 12, '0') as "reportCode", $2 as "adminLevel",
   count(distinct u.id)::int as "unitCount", count(distinct r.building_id)::int as "buildingCount", ${area('true', 'building_area_sqm')} as "buildingSqm"
 from org.unit u join org.division d on d.code = u.division_code left join places.room r on r.org_id = u.id
 where ${reportingUnits} group by d.code order by d.code`;

/** Form 2: units with what is approved and what they use. Facts of a building are those of the one with most of the unit's rooms. */
const units = `select u.id as "orgId", u.name as title, u.name as "unitName", coalesce(e.n, 0)::int as establishment, coalesce(h.n, 0)::int as headcount,
   a.office_sqm as "approvedOfficeSqm", a.service_sqm as "approvedServiceSqm", a.equipment_sqm as "approvedEquipmentSqm", a.basic_usable_sqm as "approvedBasicSqm",
   s.*, t.status as "titleStatus", b.built_year as "builtYear", b.structure, b.storeys_above as storeys, l.*
 from org.unit u
 left join (select org_id, sum(approved) as n from org.establishment where during @> $3::date group by 1) e on e.org_id = u.id
 left join (select org_id, count(*) as n from org.post where is_main and during @> $3::date group by 1) h on h.org_id = u.id
 left join office_space.approved_area a on a.org_id = u.id and a.during @> $3::date
 left join lateral (select ${area("r.kind = 'office'", 'usable_area_sqm')} as "officeSqm", ${area("r.kind = 'service'", 'usable_area_sqm')} as "serviceSqm",
   ${area("r.kind = 'equipment'", 'usable_area_sqm')} as "equipmentSqm", ${area("r.kind in ('office', 'service', 'equipment')", 'usable_area_sqm')} as "basicSqm",
   ${area("r.kind = 'ancillary'", 'building_area_sqm')} as "ancillaryBuildingSqm", ${area("r.kind = 'technical-business'", 'building_area_sqm')} as "technicalBuildingSqm",
   ${area('true', 'building_area_sqm')} as "totalBuildingSqm", ${area("r.state = 'vacant'", 'usable_area_sqm')} as "vacantSqm"
   from places.room r where r.org_id = u.id) s on true
 left join lateral (select building_id from places.room r where r.org_id = u.id group by 1 order by count(*) desc, 1 limit 1) m on true
 left join places.building b on b.id = m.building_id left join office_space.title t on t.building_id = b.id
 left join lateral (select coalesce(sum(x.area_sqm) filter (where x.direction in ('let', 'lent')), 0)::numeric(16, 2) as "handedOutSqm",
   coalesce(sum(x.area_sqm) filter (where x.direction = 'rented'), 0)::numeric(16, 2) as "rentedSqm",
   coalesce(sum(x.area_sqm * x.rent_yuan_per_sqm_month * 12) filter (where x.direction = 'rented'), 0)::numeric(16, 2) as "rentYuanPerYear"
   from office_space.letting x where x.org_id = u.id and x.during @> $3::date) l on true
 where ${reportingUnits} order by u.sort_no, u.name, u.id`;

/** Form 3: technical-business rooms by unit and building, with the documents that allow them (OS-2). */
const technical = `select u.id as "orgId", b.id as "buildingId", u.name as title, u.name as "unitName", b.name as "buildingName",
   string_agg(distinct r.kind_document, '；') as "technicalDocument", count(*)::int as "technicalRoomCount",
   ${area('true', 'usable_area_sqm')} as "technicalUsableSqm", ${area('true', 'building_area_sqm')} as "technicalBuildingSqm"
 from org.unit u join places.room r on r.org_id = u.id and r.kind = 'technical-business' join places.building b on b.id = r.building_id
 where ${reportingUnits} group by u.id, b.id order by u.sort_no, u.name, b.name`;

/** The rows of a form, computed from the register as it stands on the day. */
export function formRows(form: FormNumber, reporting: Reporting, on: string): Statement {
  const values: unknown[] = [below(reporting.divisionCode), reporting.level];
  if (form === '1') return { text: divisions, values };
  return form === '2' ? { text: units, values: [...values, on] } : { text: technical, values };
}
