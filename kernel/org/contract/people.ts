import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { document, effectiveOn, fragment, gender, personState, postEndReason, rankCode, reason, unitFilter } from './words.ts';

/** `orgId` is the main unit. Title and rank are those of the main post today. */
export const person = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  name: z.string(),
  staffNo: z.string().nullable(),
  gender: gender.nullable(),
  /** Telephone at work. */
  phone: z.string().nullable(),
  title: z.string().nullable(),
  rankCode: rankCode.nullable(),
  /** Posts held today, the main one among them. */
  postCount: z.int(),
  state: personState,
  leftOn: day.nullable(),
  version: z.int32(),
});
export type Person = z.infer<typeof person>;

export const personFilter = {
  q: fragment,
  ...unitFilter,
  /** Serving ones unless told. */
  state: listParam(personState),
  rankCode: listParam(rankCode),
  /** Holds a leadership post today. */
  leadership: booleanParam,
  /** Holds posts in several units today. */
  concurrent: booleanParam,
};
export const personSort = ['name', 'staffNo', 'orgName', 'rankCode', 'leftOn'] as const;

export const listPeople = route({
  method: 'GET',
  path: '/org/people',
  permission: 'org.person.read',
  query: pageQuery(personSort).extend(personFilter),
  returns: pageOf(person),
  summary: 'People of the units within reach, by main unit',
});

/** For choosing a person: by fragment, or by id to show who was chosen. At most 50. Says no more than name, unit and title. */
export const pickPeople = route({
  method: 'GET',
  path: '/org/people/pick',
  permission: 'org.person.pick',
  query: z.object({ q: fragment, ids: listParam(id), ...unitFilter, withGone: booleanParam }),
  returns: z.object({
    items: z.array(z.object({ id, name: z.string(), orgId: id, orgName: z.string(), title: z.string().nullable(), state: personState })),
  }),
  summary: 'People to choose from',
});

export const post = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  title: z.string(),
  rankCode,
  isMain: z.boolean(),
  isLeadership: z.boolean(),
  from: day,
  /** Last day; null while it is open. */
  to: day.nullable(),
  endReason: postEndReason.nullable(),
  abilities,
});

export const getPerson = route({
  method: 'GET',
  path: '/org/people/:personId',
  permission: 'org.person.read',
  params: z.object({ personId: id }),
  returns: person.extend({
    /** Newest first, ended ones too, as far as their units are within reach. */
    posts: z.array(post),
    abilities,
  }),
  summary: 'One person with all posts',
});

/** Facts of a person, for every way of entering one. */
export const personFacts = {
  name: z.string().trim().min(1).max(60),
  staffNo: z.string().trim().min(1).max(40).nullable().optional(),
  gender: gender.nullable().optional(),
  phone: z
    .string()
    .trim()
    .regex(/^[\d+()\- ]{3,30}$/, { error: 'phone' })
    .nullable()
    .optional(),
};
const postFacts = {
  title: z.string().trim().min(1).max(60),
  rankCode,
  isLeadership: z.boolean().default(false),
};

export const createPerson = route({
  method: 'POST',
  path: '/org/people',
  permission: 'org.person.manage',
  body: z.object({ orgId: id, ...personFacts, ...postFacts, from: effectiveOn }),
  returns: z.object({ id }),
  status: 201,
  errors: ['org.staff_no_taken', 'org.unit_ended', 'org.day_in_future'],
  summary: 'Enter a person with the main post',
});

export const changePerson = route({
  method: 'PATCH',
  path: '/org/people/:personId',
  permission: 'org.person.manage',
  params: z.object({ personId: id }),
  body: z.object(personFacts).partial().extend({ version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: ['org.staff_no_taken'],
  summary: 'Change facts of a person',
});

const leaving = {
  /** The day the procedure was done; the last day of all posts that end with it. */
  on: effectiveOn,
  reason,
  document: document.nullable().optional(),
  version: z.int32(),
};
const leavingRefusals = ['org.person_not_serving', 'org.day_in_future', 'org.dates_reversed'];

/** Within reach the person stays serving, in the new unit, from the day after; without `toOrgId` the person leaves the units kept here. */
export const transferPerson = route({
  method: 'POST',
  path: '/org/people/:personId/transfer',
  permission: 'org.person.manage',
  params: z.object({ personId: id }),
  body: z.object({
    ...leaving,
    /** The new unit with the new main post. */
    to: z
      .object({ orgId: id, ...postFacts })
      .nullable()
      .optional(),
    /** Posts in other units end too; without it they go on. */
    endOtherPosts: z.boolean().default(true),
  }),
  returns: z.object({ id, version: z.int32(), endedPosts: z.int() }),
  errors: [...leavingRefusals, 'org.unit_ended', 'org.staff_no_taken', 'org.post_overlap', 'org.successor_itself'],
  summary: 'Transfer a person; the former main post ends and the office falls due',
});

export const retirePerson = route({
  method: 'POST',
  path: '/org/people/:personId/retire',
  permission: 'org.person.manage',
  params: z.object({ personId: id }),
  body: z.object(leaving),
  returns: z.object({ id, version: z.int32(), endedPosts: z.int() }),
  errors: leavingRefusals,
  summary: 'Retire a person; all posts end and offices fall due',
});

export const leavePerson = route({
  method: 'POST',
  path: '/org/people/:personId/leave',
  permission: 'org.person.manage',
  params: z.object({ personId: id }),
  body: z.object(leaving),
  returns: z.object({ id, version: z.int32(), endedPosts: z.int() }),
  errors: leavingRefusals,
  summary: 'Record that a person left the service; all posts end and offices fall due',
});

export const addPost = route({
  method: 'POST',
  path: '/org/people/:personId/posts',
  permission: 'org.person.manage',
  params: z.object({ personId: id }),
  body: z.object({
    orgId: id,
    ...postFacts,
    /** The new main post; the former one goes on beside it. The person's main unit follows. */
    isMain: z.boolean().default(false),
    from: effectiveOn,
    /** Last day, when the term is set beforehand. */
    to: day.nullable().optional(),
  }),
  returns: z.object({ id }),
  status: 201,
  errors: [
    'org.person_not_serving',
    'org.post_overlap',
    'org.post_main_twice',
    'org.unit_ended',
    'org.day_in_future',
    'org.dates_reversed',
    'org.staff_no_taken',
  ],
  summary: 'Give a person a further post, or a new main one',
});

export const endPost = route({
  method: 'POST',
  path: '/org/posts/:postId/end',
  permission: 'org.person.manage',
  params: z.object({ postId: id }),
  body: z.object({
    /** Last day of the post. */
    on: effectiveOn,
    endReason: postEndReason,
    reason: reason.optional(),
    document: document.nullable().optional(),
  }),
  returns: z.object({ id }),
  errors: ['org.post_ended', 'org.day_in_future', 'org.dates_reversed'],
  summary: 'End a post; the person and other posts stay',
});
