-- Special patrols (OS-32): plan, draw that can be replayed, visits with what was measured on site.
create table office_space.patrol (
  id uuid primary key,
  org_id uuid not null references org.unit,
  number text not null,
  name text not null check (length(name) between 1 and 100),
  basis text check (length(basis) between 1 and 200),
  from_on date not null,
  to_on date not null,
  state text not null check (state in ('under-way', 'closed')),
  drawn_from json not null,
  seed text not null check (length(seed) between 4 and 64),
  by_risk boolean not null,
  lots json not null,
  wanted integer not null check (wanted > 0),
  drawn_at timestamptz not null,
  conclusion text,
  closed_on date,
  version integer not null default 1,
  constraint patrol_dates check (to_on >= from_on),
  constraint patrol_number unique (org_id, number),
  constraint patrol_key unique (org_id, id),
  constraint patrol_concluded check ((state = 'closed') = (closed_on is not null and conclusion is not null))
);
comment on table office_space.patrol is 'Special patrols of office space; org_id is the administration that patrols';
comment on column office_space.patrol.lots is 'The rooms that stood to be drawn with their weights, so that the draw can be done again with the seed';
create index patrol_recent on office_space.patrol (org_id, from_on desc);
select app.wall('office_space.patrol');

create table office_space.patrol_member (
  patrol_id uuid not null,
  org_id uuid not null,
  person_id uuid not null references org.person,
  place integer not null,
  primary key (patrol_id, person_id),
  constraint patrol_member_of foreign key (org_id, patrol_id) references office_space.patrol (org_id, id)
);
comment on table office_space.patrol_member is 'Who goes on a patrol; org_id is that of the patrol';
select app.wall('office_space.patrol_member');

create table office_space.patrol_visit (
  id uuid primary key,
  patrol_id uuid not null references office_space.patrol,
  org_id uuid not null references org.unit,
  room_id uuid not null references places.room,
  person_id uuid references org.person,
  place integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'reported', 'skipped')),
  found_kind text check (found_kind in ('office', 'service', 'equipment', 'ancillary', 'technical-business')),
  found_state text check (found_state in ('in-use', 'vacant', 'let', 'lent', 'under-works')),
  measured_sqm numeric(12, 2) check (measured_sqm > 0),
  seated integer check (seated between 0 and 999),
  note text,
  signed_by text,
  objection text,
  skip_reason text,
  registered json,
  deviations json,
  deviation_count integer not null default 0,
  visited_at timestamptz,
  reported_at timestamptz,
  reported_by uuid,
  reported_by_name text,
  version integer not null default 1,
  constraint patrol_visit_once unique (patrol_id, room_id),
  constraint patrol_visit_reported check ((state = 'reported') = (reported_at is not null and deviations is not null)),
  constraint patrol_visit_skipped check ((state = 'skipped') = (skip_reason is not null))
);
comment on table office_space.patrol_visit is 'One room of a patrol: who goes, what the register said, what was found, how they differ; org_id is the unit that uses the room';
create index patrol_visit_patrol on office_space.patrol_visit (patrol_id, place);
create index patrol_visit_room on office_space.patrol_visit (room_id, reported_at desc);
create index patrol_visit_org on office_space.patrol_visit (org_id);
create index patrol_visit_person on office_space.patrol_visit (person_id) where state = 'waiting';
select app.wall('office_space.patrol_visit');
