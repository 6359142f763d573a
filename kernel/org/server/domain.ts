import { defineDomain, serve } from '#kernel/domain.ts';
import * as divisions from '../contract/divisions.ts';
import { orgErrors } from '../contract/errors.ts';
import * as establishment from '../contract/establishment.ts';
import * as people from '../contract/people.ts';
import { orgPermissions } from '../contract/permissions.ts';
import { search as searchRoute } from '../contract/search.ts';
import * as changes from '../contract/unit-changes.ts';
import * as units from '../contract/units.ts';
import { addPost } from './add-post.ts';
import { changePerson } from './change-person.ts';
import { changeUnit } from './change-unit.ts';
import { createPerson } from './create-person.ts';
import { createUnit } from './create-unit.ts';
import { endOfTerms } from './end-of-terms.job.ts';
import { endPost } from './end-post.ts';
import { leavePerson, retirePerson } from './end-service.ts';
import { abolishUnit, mergeUnit } from './end-unit.ts';
import { readEstablishment } from './establishment.query.ts';
import { getPerson } from './get-person.query.ts';
import { getUnit } from './get-unit.query.ts';
import { getDivision, listDivisionChildren, listDivisions } from './list-divisions.query.ts';
import { listPeople } from './list-people.query.ts';
import { listUnits } from './list-units.query.ts';
import { moveUnit } from './move-unit.ts';
import { pickPeople } from './pick-people.query.ts';
import { pickUnits } from './pick-units.query.ts';
import { fileEstablishment } from './put-establishment.ts';
import { reclassifyUnit } from './reclassify-unit.ts';
import { renameUnit } from './rename-unit.ts';
import { search } from './search.query.ts';
import { transferPerson } from './transfer-person.ts';
import { unitHistory } from './unit-history.query.ts';
import { unitTree } from './unit-tree.query.ts';

/** Divisions, units and people (行政区划、机构、人员): who is who; the unit is the wall of every record. */
export const org = defineDomain({
  name: 'org',
  permissions: orgPermissions,
  errors: orgErrors,
  constraints: {
    unit_credit_code: 'org.credit_code_taken',
    unit_name_under_parent: 'org.unit_name_taken',
    unit_division_code_fkey: 'org.division_unknown',
    unit_no_cycle: 'org.unit_cycle',
    unit_parent_known: 'org.unit_parent_unknown',
    unit_empty: 'org.unit_not_empty',
    establishment_no_overlap: 'org.establishment_later',
    person_staff_no: 'org.staff_no_taken',
    post_no_overlap: 'org.post_overlap',
    post_one_main: 'org.post_main_twice',
  },
  routes: [
    serve(searchRoute, search),
    serve(divisions.listDivisionChildren, listDivisionChildren),
    serve(divisions.listDivisions, listDivisions),
    serve(divisions.getDivision, getDivision),
    serve(units.listUnits, listUnits),
    serve(units.unitTree, unitTree),
    serve(units.pickUnits, pickUnits),
    serve(units.getUnit, getUnit),
    serve(units.createUnit, createUnit),
    serve(units.changeUnit, changeUnit),
    serve(units.renameUnit, renameUnit),
    serve(units.reclassifyUnit, reclassifyUnit),
    serve(changes.moveUnit, moveUnit),
    serve(changes.mergeUnit, mergeUnit),
    serve(changes.abolishUnit, abolishUnit),
    serve(changes.listUnitHistory, unitHistory),
    serve(establishment.getEstablishment, readEstablishment),
    serve(establishment.putEstablishment, fileEstablishment),
    serve(people.listPeople, listPeople),
    serve(people.pickPeople, pickPeople),
    serve(people.getPerson, getPerson),
    serve(people.createPerson, createPerson),
    serve(people.changePerson, changePerson),
    serve(people.transferPerson, transferPerson),
    serve(people.retirePerson, retirePerson),
    serve(people.leavePerson, leavePerson),
    serve(people.addPost, addPost),
    serve(people.endPost, endPost),
  ],
  jobs: [endOfTerms],
});
