-- Requests for space: need, ladder of modes, rooms promised, rent, agreement and certificate, rooms handed back (OS-15, OS-21 … OS-24).

create table office_space.request (
  id uuid primary key,
  org_id uuid not null references org.unit,
  number text,
  issuer_id uuid references org.unit,
  issued_year integer,
  issued_no integer check (issued_no > 0),
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'offered', 'accepted', 'agreed', 'rent-approved', 'obtained', 'denied', 'withdrawn')),
  purpose text not null check (length(purpose) between 2 and 500),
  kind text not null check (kind in ('office', 'service', 'equipment', 'ancillary', 'technical-business')),
  kind_document text,
  wanted_sqm numeric(12, 2) not null check (wanted_sqm > 0),
  ranks json not null default '{}',
  building_id uuid references places.building,
  mode text not null default 'own-stock' check (mode in ('own-stock', 'reallocation', 'exchange', 'renting', 'construction', 'purchase')),
  applicant_account_id uuid,
  applicant_name text not null,
  opinion text,
  created_on date not null,
  submitted_on date,
  decided_on date,
  search_text text not null default '',
  version integer not null default 1,
  constraint request_unit unique (id, org_id),
  constraint request_number unique (issuer_id, issued_year, issued_no),
  constraint request_issued check ((number is null) = (issued_no is null) and (number is null) = (issuer_id is null) and (number is null) = (issued_year is null)),
  constraint request_numbered check (number is not null or state in ('draft', 'withdrawn')),
  constraint request_kind_document check (kind <> 'technical-business' or kind_document is not null)
);
comment on table office_space.request is 'Requests of using units for space: purpose, need, state, and the mode of obtaining that is open (OS-21)';
comment on column office_space.request.ranks is 'Persons without a name, per rank: {"M5": 3}';
comment on column office_space.request.building_id is 'Where the unit works; distances of vacancies are measured from here';
comment on column office_space.request.mode is 'The rung of the ladder that is open; a later one only when each earlier is ruled out';
comment on column office_space.request.number is 'Gapless per unit and year, given at the first submission';
create index request_list on office_space.request (org_id, state);
select app.wall('office_space.request');

create table office_space.request_person (
  request_id uuid not null,
  org_id uuid not null,
  person_id uuid not null references org.person,
  primary key (request_id, person_id),
  constraint request_person_request foreign key (request_id, org_id) references office_space.request (id, org_id) on update cascade on delete cascade
);
comment on table office_space.request_person is 'Persons by name for whom space is asked; their rank is that of the main post on the day of judgement';
select app.wall('office_space.request_person');

create table office_space.request_mode (
  request_id uuid not null,
  org_id uuid not null,
  mode text not null check (mode in ('own-stock', 'reallocation', 'exchange', 'renting', 'construction', 'purchase')),
  reason text not null check (length(trim(reason)) between 2 and 500),
  document text not null check (length(trim(document)) between 1 and 200),
  ruled_out_on date not null,
  noted_by text not null,
  noted_at timestamptz not null,
  primary key (request_id, mode),
  constraint request_mode_request foreign key (request_id, org_id) references office_space.request (id, org_id) on update cascade on delete cascade
);
comment on table office_space.request_mode is 'The dated, reasoned "not possible" of a mode of obtaining, with the document that says so (OS-21)';
select app.wall('office_space.request_mode');

create table office_space.request_room (
  id uuid primary key,
  request_id uuid not null,
  org_id uuid not null,
  room_id uuid not null references places.room,
  from_org_id uuid not null references org.unit,
  state text not null check (state in ('proposed', 'offered', 'agreed', 'declined', 'released')),
  promised_on date not null,
  reason text,
  constraint request_room_request foreign key (request_id, org_id) references office_space.request (id, org_id) on update cascade
);
comment on table office_space.request_room is 'Rooms promised to a request: proposed before the decision, offered with it, agreed when the use agreement stands';
comment on column office_space.request_room.from_org_id is 'Using unit before the offer; a declined room goes back to it';
create unique index room_promised_once on office_space.request_room (room_id) where state in ('proposed', 'offered');
comment on index office_space.room_promised_once is 'Of two requests offered the same room one wins';
create index request_room_request_id on office_space.request_room (request_id);
select app.wall('office_space.request_room');

create table office_space.rent_plan (
  id uuid primary key,
  request_id uuid not null,
  org_id uuid not null,
  number text not null,
  state text not null check (state in ('submitted', 'returned', 'approved', 'denied', 'withdrawn')),
  premises text not null,
  counterpart text not null,
  area_sqm numeric(12, 2) not null check (area_sqm > 0),
  rent_yuan numeric(10, 2) not null check (rent_yuan > 0),
  rent_per text not null check (rent_per in ('day', 'month')),
  rent_yuan_per_sqm_month numeric(10, 2) not null check (rent_yuan_per_sqm_month > 0),
  term daterange not null check (not isempty(term) and not upper_inf(term) and not lower_inf(term)),
  market json not null,
  budget_source text not null,
  approval_no text not null,
  filed_on date not null,
  decided_on date,
  version integer not null default 1,
  constraint rent_plan_request foreign key (request_id, org_id) references office_space.request (id, org_id) on update cascade
);
comment on table office_space.rent_plan is 'Renting asked for: area, rent, term, market, budget, approval number; signed later as a lease (OS-22)';
comment on column office_space.rent_plan.market is 'Comparable premises with their rent in yuan per m² and month';
create unique index rent_plan_running on office_space.rent_plan (request_id) where state in ('submitted', 'returned', 'approved');
select app.wall('office_space.rent_plan');

create table office_space.agreement (
  id uuid primary key,
  request_id uuid not null,
  org_id uuid not null,
  issuer_id uuid not null references org.unit,
  issued_year integer not null,
  issued_no integer not null check (issued_no > 0),
  number text not null,
  building_id uuid not null references places.building,
  signed_on date not null,
  unit_signer text not null,
  issuer_signer text not null,
  from_on date not null,
  constraint agreement_request foreign key (request_id, org_id) references office_space.request (id, org_id) on update cascade,
  constraint agreement_number unique (issuer_id, issued_year, issued_no)
);
comment on table office_space.agreement is 'Use agreements (使用协议) between the administration and a using unit, gapless per issuing unit and year (OS-15)';
create index agreement_of_request on office_space.agreement (request_id);
select app.wall('office_space.agreement');

alter table office_space.certificate
  add column agreement_id uuid references office_space.agreement,
  add column issuer_id uuid references org.unit,
  add column issued_year integer,
  add column issued_no integer check (issued_no > 0),
  add constraint certificate_number unique (issuer_id, issued_year, issued_no),
  add constraint certificate_issued check ((issuer_id is null) = (issued_no is null) and (issuer_id is null) = (issued_year is null));
comment on column office_space.certificate.issued_no is 'Gapless per issuing unit and year; null for certificates entered from paper';

create table office_space.handover (
  id uuid primary key,
  org_id uuid not null references org.unit,
  room_id uuid not null references places.room,
  request_id uuid references office_space.request,
  reason text not null check (reason in ('built-new', 'unit-ended', 'above-approved')),
  document text,
  opened_on date not null,
  due_on date not null,
  done_on date,
  constraint handover_due check (due_on >= opened_on)
);
comment on table office_space.handover is 'Rooms to be given back to the administration: old ones after new ones were built, those of units that end, area above what is approved (OS-24)';
create unique index handover_once on office_space.handover (room_id) where done_on is null;
create index handover_org on office_space.handover (org_id, due_on) where done_on is null;
select app.wall('office_space.handover');

-- Whoever asks for space sees what stands empty on the own level, also at other units; who sat or sits in it does not show.
create function office_space.vacant_rooms(for_unit uuid, of_kind text, on_day date, least_sqm numeric, for_request uuid) returns table (
    room_id uuid, org_id uuid, org_name text, building_id uuid, building_name text, address text, floor_name text, floor_level integer, code text,
    room_name text, area_sqm numeric, vacant_since date, built_year integer, longitude numeric, latitude numeric, value_yuan numeric, promised boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select r.id, r.org_id, u.name, r.building_id, b.name, b.address, f.name, f.level, r.code, r.name, r.usable_area_sqm, r.vacant_since, b.built_year, b.longitude,
     b.latitude, round(t.value_yuan * r.usable_area_sqm / nullif(b.usable_area_sqm, 0), 2), exists (select 1 from office_space.request_room p where p.room_id = r.id and p.state in ('proposed', 'offered') and p.request_id is distinct from for_request)
   from org.unit asking
   join org.unit u on u.admin_level = asking.admin_level and u.division_code = asking.division_code and u.state = 'active'
   join places.room r on r.org_id = u.id
   join places.building b on b.id = r.building_id
   join places.floor f on f.id = r.floor_id
   left join office_space.title t on t.building_id = b.id
   where asking.id = for_unit and r.kind = of_kind and r.usable_area_sqm >= least_sqm and b.state not in ('retired', 'under-works')
     and (r.state = 'vacant' or (r.state = 'in-use' and r.kind = 'office'))
     and not exists (select 1 from office_space.occupancy o where o.room_id = r.id and (upper_inf(o.during) or upper(o.during) > on_day)) $$;
comment on function office_space.vacant_rooms(uuid, text, date, numeric, uuid) is 'Vacant rooms of the asking unit''s level and division, promised ones marked; what the wall hides of them is left out by the caller';
create function office_space.promised_facts(room uuid) returns table (code text, building_name text, floor_name text, area_sqm numeric)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select r.code, b.name, f.name, r.usable_area_sqm from places.room r join places.building b on b.id = r.building_id join places.floor f on f.id = r.floor_id
   where r.id = room and exists (select 1 from office_space.request_room p where p.room_id = r.id) $$;
comment on function office_space.promised_facts(uuid) is 'What a unit is told of a room that was promised to it while another unit still holds it';
revoke execute on function office_space.promised_facts(uuid) from public;
grant execute on function office_space.promised_facts(uuid) to qinwu_app, qinwu_wide;
create function office_space.promised_rooms(rooms uuid[]) returns table (room_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select p.room_id from office_space.request_room p where p.room_id = any(rooms) and p.state in ('proposed', 'offered') $$;
comment on function office_space.promised_rooms(uuid[]) is 'Which of the rooms are promised to a request of any unit: nobody is seated there before the use agreement stands';
revoke execute on function office_space.promised_rooms(uuid[]) from public;
grant execute on function office_space.promised_rooms(uuid[]) to qinwu_app, qinwu_wide;
revoke execute on function office_space.vacant_rooms(uuid, text, date, numeric, uuid) from public;
grant execute on function office_space.vacant_rooms(uuid, text, date, numeric, uuid) to qinwu_app, qinwu_wide;
do $$ begin
  execute format('create policy owner_looks_for_vacancies on places.floor for select to %I using (true)', current_user);
  execute format('create policy owner_looks_for_vacancies on office_space.title for select to %I using (true)', current_user);
  execute format('create policy owner_looks on office_space.request_room for select to %I using (true)', current_user);
end $$;
