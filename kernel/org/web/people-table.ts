import { listPeople } from '#kernel/org/contract/people.ts';
import { defineTable } from '#ui/table/define-table.ts';
import { personPath, personTones, unitPath } from './unit-words.ts';

export const peopleTable = defineTable({
  id: 'org.people',
  route: listPeople,
  columns: [
    { name: 'name', labelKey: 'field.org.personName', width: 120 },
    { name: 'staffNo', width: 120, notOnPhone: true },
    { name: 'orgName', link: (row) => unitPath(row.orgId) },
    { name: 'title' },
    { name: 'rankCode', list: 'org.rank_code', width: 150 },
    { name: 'phone', width: 140 },
    { name: 'postCount', width: 90, notOnPhone: true },
    { name: 'gender', list: 'org.gender', optional: true, width: 80 },
    { name: 'leftOn', optional: true },
    { name: 'state', list: 'org.person_state', tones: personTones, width: 100 },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'rankCode', list: 'org.rank_code' },
    { name: 'state', list: 'org.person_state' },
    'leadership',
    'concurrent',
  ],
  rowLink: (row) => personPath(row.id),
  emptyKey: 'page.org.people.empty',
});
