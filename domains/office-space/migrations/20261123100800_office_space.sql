select app.open_schema('office_space');

create table office_space.title (
  id uuid primary key,
  org_id uuid not null references org.unit,
  building_id uuid not null references places.building,
  status text not null check (status in ('registered-to-goab', 'registered-to-unit', 'filed', 'registering', 'disputed', 'no-documents')),
  owner_name text,
  certificate_no text,
  certificate_area_sqm numeric(12, 2) check (certificate_area_sqm >= 0),
  land_certificate_no text,
  acquired_how text check (acquired_how in ('built', 'purchased', 'allocated', 'exchanged', 'transferred', 'donated', 'other')),
  acquired_on date,
  value_yuan numeric(16, 2) check (value_yuan >= 0),
  document text,
  search_text text not null default '',
  version integer not null default 1,
  constraint title_building unique (building_id),
  constraint title_certificate unique (certificate_no),
  constraint title_exception check (status <> 'registered-to-unit' or document is not null),
  constraint title_filing check (status <> 'filed' or document is not null)
);
comment on table office_space.title is 'Ownership of a building (权属): status, certificate, value; one per building (OS-26, T7)';
comment on column office_space.title.document is 'Approval of the secret-unit exception, or the ownership filing';
create index title_org on office_space.title (org_id);
-- A unit with rooms in a building sees whose it is; only the managing unit writes.
alter table office_space.title enable row level security;
alter table office_space.title force row level security;
create policy scope_reads on office_space.title for select to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or building_id = any((select app.buildings_in_scope())::uuid[]));
create policy scope_writes on office_space.title to qinwu_app
  using (org_id = any((select app.scope())::uuid[])) with check (org_id = any((select app.scope())::uuid[]));
create policy wide on office_space.title to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on office_space.title to qinwu_app, qinwu_wide;

create table office_space.certificate (
  id uuid primary key,
  org_id uuid not null references org.unit,
  building_id uuid not null references places.building,
  room_id uuid references places.room on delete cascade,
  number text not null check (length(number) between 1 and 100),
  agreement_no text,
  during daterange not null check (not isempty(during)),
  constraint certificate_no_overlap exclude using gist (org_id with =, building_id with =, (coalesce(room_id, building_id)) with =, during with &&)
);
comment on table office_space.certificate is 'Allocation certificates (分配使用凭证) with the use agreement behind them: of all rooms of a unit in a building, or of one room (OS-15)';
create index certificate_place on office_space.certificate (building_id, org_id);
select app.wall('office_space.certificate');

create table office_space.letting (
  id uuid primary key,
  org_id uuid not null references org.unit,
  building_id uuid not null references places.building,
  room_id uuid references places.room,
  direction text not null check (direction in ('let', 'lent', 'rented', 'borrowed')),
  counterpart text not null,
  area_sqm numeric(12, 2) not null check (area_sqm > 0),
  rent_yuan_per_sqm_month numeric(10, 2) check (rent_yuan_per_sqm_month >= 0),
  approval_no text,
  during daterange not null check (not isempty(during)),
  constraint letting_no_overlap exclude using gist (room_id with =, direction with =, during with &&) where (room_id is not null)
);
comment on table office_space.letting is 'Areas let, lent, rented and borrowed with term and approval (OS-18, OS-22)';
create index letting_building on office_space.letting (building_id);
create index letting_org on office_space.letting (org_id);
select app.wall('office_space.letting');

create table office_space.occupancy (
  id uuid primary key,
  org_id uuid not null references org.unit,
  room_id uuid not null references places.room,
  person_id uuid not null references org.person,
  during daterange not null check (not isempty(during)),
  approval_no text,
  places_far_apart boolean not null default false,
  works_there_often boolean not null default false,
  end_reason text check (end_reason in ('moved', 'vacated', 'transfer', 'retirement', 'room-retired', 'correction')),
  version integer not null default 1,
  constraint occupancy_no_overlap exclude using gist (room_id with =, person_id with =, during with &&)
);
comment on table office_space.occupancy is 'Who sits where, dated; org_id is the using unit of the room; any past day can be asked';
comment on column office_space.occupancy.approval_no is 'Approval of a second office (OS-16); null for the only one';
create index occupancy_person on office_space.occupancy (person_id);
create index occupancy_room on office_space.occupancy (room_id) include (org_id, during);
comment on index office_space.occupancy_room is 'Who sits in a room is counted for every row of a list, without touching the seats';
create index occupancy_org on office_space.occupancy (org_id, id);
create index occupancy_open on office_space.occupancy (org_id) where upper_inf(during);
select app.wall('office_space.occupancy');

create table office_space.approved_area (
  id uuid primary key,
  org_id uuid not null references org.unit,
  source text not null check (source in ('computed', 'filed')),
  level text not null check (level in ('C', 'P', 'M', 'K', 'T')),
  establishment json not null,
  building text not null check (building in ('multi-storey', 'high-rise')),
  office_sqm numeric(12, 2) not null,
  service_sqm numeric(12, 2) not null,
  equipment_sqm numeric(12, 2) not null,
  basic_usable_sqm numeric(12, 2) not null,
  basic_building_sqm numeric(12, 2) not null,
  obsolete_values boolean not null default false,
  document text,
  during daterange not null check (not isempty(during)),
  version integer not null default 1,
  constraint approved_area_no_overlap exclude using gist (org_id with =, during with &&)
);
comment on table office_space.approved_area is 'Approved area of a unit (核定面积), dated: computed from establishment or filed by document (OS-4 … OS-8)';
comment on column office_space.approved_area.obsolete_values is 'The filed figures follow the limits of 1999 and are to be computed anew (OS-10)';
select app.wall('office_space.approved_area');

create table office_space.setting (
  key text not null,
  valid_from date not null,
  value json not null,
  document text not null,
  primary key (key, valid_from)
);
comment on table office_space.setting is 'Local decisions on values that the regulation leaves open: tolerance, red line, vacancy months, township limits';
select app.open_wall('office_space.setting');

create table office_space.alarm (
  id uuid primary key,
  org_id uuid not null references org.unit,
  code text not null check (code ~ '^A[1-9]$'),
  level text not null check (level in ('red', 'yellow')),
  subject_kind text not null check (subject_kind in ('building', 'room', 'person', 'unit', 'letting')),
  subject_id uuid not null,
  subject_name text not null,
  clause text not null,
  facts json not null,
  opened_on date not null,
  due_on date,
  cleared_on date,
  seen_at timestamptz not null,
  search_text text not null default ''
);
comment on table office_space.alarm is 'Findings of the check with their facts and clause; opens when the rule speaks, clears only when the rule is silent';
create unique index alarm_open on office_space.alarm (code, subject_kind, subject_id, org_id) where cleared_on is null;
create index alarm_org on office_space.alarm (org_id, cleared_on, level, code);
create index alarm_subject on office_space.alarm (subject_kind, subject_id);
select app.wall('office_space.alarm');

create table office_space.reclaim (
  id uuid primary key,
  org_id uuid not null references org.unit,
  occupancy_id uuid not null references office_space.occupancy,
  person_id uuid not null references org.person,
  room_id uuid not null references places.room,
  reason text not null check (reason in ('transfer', 'retirement', 'concurrent-post-ended')),
  opened_on date not null,
  due_on date not null,
  done_on date,
  constraint reclaim_once unique (occupancy_id, reason)
);
comment on table office_space.reclaim is 'Task to take an office back, opened by the personnel event itself (OS-16, OS-17)';
create index reclaim_open on office_space.reclaim (org_id, due_on) where done_on is null;
select app.wall('office_space.reclaim');

create table office_space.check_run (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  room_count integer not null,
  person_count integer not null,
  opened integer not null,
  changed integer not null,
  cleared integer not null
);
comment on table office_space.check_run is 'Runs of the whole check, so that a list of alarms can say how fresh it is';
create index check_run_recent on office_space.check_run (finished_at desc);
select app.open_wall('office_space.check_run');

-- The check of a seat, a person or a building needs what stands behind the walls: posts and seats in other units, all rooms of a building.
-- These functions answer it for named records to the check and to nobody else; what may be written and shown stays walled.
create function office_space.people_of(persons uuid[]) returns table (person_id uuid, name text, state text, left_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select p.id, p.name, p.state, p.left_on from org.person p where p.id = any(persons) $$;
create function office_space.posts_of(persons uuid[]) returns table (person_id uuid, org_id uuid, rank_code text, is_main boolean, from_on date, last_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select p.person_id, p.org_id, p.rank_code, p.is_main, lower(p.during), upper(p.during) - 1 from org.post p where p.person_id = any(persons) $$;
create function office_space.seats_of(persons uuid[], on_day date) returns table (
    occupancy_id uuid, person_id uuid, org_id uuid, room_id uuid, area_sqm numeric, occupants integer, approval_no text, places_far_apart boolean,
    works_there_often boolean, leave_since date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select o.id, o.person_id, o.org_id, o.room_id, r.usable_area_sqm,
     (select count(*)::int from office_space.occupancy n where n.room_id = o.room_id and n.during @> on_day), o.approval_no, o.places_far_apart, o.works_there_often,
     (select min(c.opened_on) from office_space.reclaim c where c.occupancy_id = o.id and c.done_on is null and c.reason in ('transfer', 'retirement'))
   from office_space.occupancy o join places.room r on r.id = o.room_id
   where o.person_id = any(persons) and o.during @> on_day and r.kind = 'office' order by o.person_id, lower(o.during), o.id $$;
create function office_space.rooms_in(buildings uuid[]) returns table (building_id uuid, room_count integer, usable_sqm numeric, building_sqm numeric)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select r.building_id, count(*)::int, coalesce(sum(r.usable_area_sqm), 0), coalesce(sum(r.building_area_sqm), 0)
   from places.room r where r.building_id = any(buildings) group by r.building_id $$;
revoke execute on function office_space.people_of(uuid[]), office_space.posts_of(uuid[]), office_space.seats_of(uuid[], date), office_space.rooms_in(uuid[]) from public;
grant execute on function office_space.people_of(uuid[]), office_space.posts_of(uuid[]), office_space.seats_of(uuid[], date), office_space.rooms_in(uuid[])
  to qinwu_app, qinwu_wide;
do $$ begin
  execute format('create policy owner_looks on org.person for select to %I using (true)', current_user);
  execute format('create policy owner_looks on org.post for select to %I using (true)', current_user);
  execute format('create policy owner_looks on office_space.occupancy for select to %I using (true)', current_user);
  execute format('create policy owner_looks on office_space.reclaim for select to %I using (true)', current_user);
end $$;
