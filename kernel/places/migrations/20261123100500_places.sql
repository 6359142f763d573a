select app.open_schema('places');

create table places.campus (
  id uuid primary key,
  org_id uuid not null references org.unit,
  code text not null,
  name text not null,
  division_code text not null references org.division,
  address text,
  longitude numeric(9, 6) check (longitude between -180 and 180),
  latitude numeric(8, 6) check (latitude between -90 and 90),
  land_area_sqm numeric(12, 2) check (land_area_sqm >= 0),
  search_text text not null,
  version integer not null default 1,
  constraint campus_code unique (org_id, code)
);
comment on table places.campus is 'Courtyards and sites (院区); org_id is the managing unit';
create index campus_search on places.campus using gin (search_text gin_trgm_ops);

create table places.building (
  id uuid primary key,
  org_id uuid not null references org.unit,
  campus_id uuid references places.campus,
  code text not null,
  name text not null,
  division_code text not null references org.division,
  address text,
  longitude numeric(9, 6) check (longitude between -180 and 180),
  latitude numeric(8, 6) check (latitude between -90 and 90),
  structure text check (structure in ('steel', 'steel-concrete', 'reinforced-concrete', 'brick-concrete', 'brick-wood', 'other')),
  height_class text not null default 'multi-storey' check (height_class in ('multi-storey', 'high-rise')),
  storeys_above integer check (storeys_above between 0 and 200),
  storeys_below integer check (storeys_below between 0 and 20),
  built_year integer check (built_year between 1800 and 2200),
  building_area_sqm numeric(12, 2) check (building_area_sqm >= 0),
  usable_area_sqm numeric(12, 2) check (usable_area_sqm >= 0),
  state text not null default 'in-use' check (state in ('in-use', 'idle', 'under-works', 'retired')),
  search_text text not null,
  version integer not null default 1,
  constraint building_code unique (org_id, code)
);
comment on table places.building is 'Buildings with their physical facts; org_id is the managing unit';
comment on column places.building.building_area_sqm is 'Building area (建筑面积), m²; null when unknown, never 0 for unknown';
comment on column places.building.usable_area_sqm is 'Usable area (使用面积), m²';
create index building_org on places.building (org_id, name);
create index building_campus on places.building (campus_id);
create index building_search on places.building using gin (search_text gin_trgm_ops);

create table places.floor (
  id uuid primary key,
  building_id uuid not null references places.building,
  level integer not null check (level between -20 and 200 and level <> 0),
  name text not null,
  constraint floor_level unique (building_id, level)
);
comment on table places.floor is 'Floors; level 1 is the ground floor, basements are negative';

create table places.room (
  id uuid primary key,
  org_id uuid not null references org.unit,
  building_id uuid not null references places.building,
  floor_id uuid not null references places.floor,
  code text not null check (length(code) between 1 and 40),
  name text not null,
  kind text not null check (kind in ('office', 'service', 'equipment', 'ancillary', 'technical-business')),
  kind_document text,
  usable_area_sqm numeric(10, 2) check (usable_area_sqm >= 0),
  building_area_sqm numeric(10, 2) check (building_area_sqm >= 0),
  state text not null default 'in-use' check (state in ('in-use', 'vacant', 'let', 'lent', 'under-works')),
  vacant_since date,
  note text,
  search_text text not null,
  version integer not null default 1,
  constraint room_code unique (building_id, code),
  constraint room_document check (kind <> 'technical-business' or kind_document is not null)
);
comment on table places.room is 'Rooms; org_id is the using unit (分台账), or the managing unit while the room waits for allocation';
comment on column places.room.kind_document is 'Project approval or national standard that names a technical-business room (OS-2)';
comment on column places.room.vacant_since is 'First day without use; null while used';
create index room_org_code on places.room (org_id, code, id);
create index room_list on places.room (org_id, kind, code, id) include (usable_area_sqm);
comment on index places.room_list is 'Counts and pages of room lists without touching the rows';
create index room_org_area on places.room (org_id, usable_area_sqm);
create index room_building on places.room (building_id, floor_id);
create index room_search on places.room using gin (search_text gin_trgm_ops);
select app.wall('places.room');

create table places.building_user (
  building_id uuid not null references places.building on delete cascade,
  org_id uuid not null references org.unit,
  primary key (building_id, org_id)
);
comment on table places.building_user is 'Units with rooms in a building, kept by trigger: they see the building without owning it';
create index building_user_org on places.building_user (org_id);
select app.wall('places.building_user');

-- A key-share lock lets many rooms of one unit be added at once and still waits for a removal of the pair.
create function places.add_building_users() returns trigger language plpgsql security definer set search_path = places, pg_temp as $$
begin
  perform 1 from building_user u where (u.building_id, u.org_id) in (select distinct building_id, org_id from new_rows) for key share;
  insert into building_user (building_id, org_id)
    select distinct n.building_id, n.org_id from new_rows n
    where not exists (select 1 from building_user u where u.building_id = n.building_id and u.org_id = n.org_id)
    on conflict do nothing;
  return null;
end $$;
create function places.drop_building_users() returns trigger language plpgsql security definer set search_path = places, pg_temp as $$
begin
  delete from building_user u using (select distinct building_id, org_id from old_rows) o
    where u.building_id = o.building_id and u.org_id = o.org_id
      and not exists (select 1 from room r where r.building_id = o.building_id and r.org_id = o.org_id);
  return null;
end $$;
create trigger add_users_insert after insert on places.room referencing new table as new_rows for each statement execute function places.add_building_users();
create trigger add_users_update after update on places.room referencing new table as new_rows for each statement execute function places.add_building_users();
create trigger drop_users_update after update on places.room referencing old table as old_rows for each statement execute function places.drop_building_users();
create trigger drop_users_delete after delete on places.room referencing old table as old_rows for each statement execute function places.drop_building_users();
-- The functions run as the owner, who is under forced row-level security too.
do $$ begin
  execute format('create policy owner_keeps on places.building_user to %I using (true) with check (true)', current_user);
  execute format('create policy owner_looks on places.room for select to %I using (true)', current_user);
end $$;

-- Buildings, their floors and campuses are seen by the managing unit and by every unit with a room inside.
create function app.buildings_in_scope() returns uuid[] language sql stable as
$$ select coalesce(array_agg(distinct building_id), '{}') from places.building_user where org_id = any((select app.scope())::uuid[]) $$;
alter table places.building enable row level security;
alter table places.building force row level security;
create policy scope_reads on places.building for select to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or id = any((select app.buildings_in_scope())::uuid[]));
create policy scope_writes on places.building to qinwu_app
  using (org_id = any((select app.scope())::uuid[])) with check (org_id = any((select app.scope())::uuid[]));
create policy wide on places.building to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on places.building to qinwu_app, qinwu_wide;

alter table places.floor enable row level security;
alter table places.floor force row level security;
create policy with_building on places.floor to qinwu_app using (exists (select 1 from places.building b where b.id = building_id)) with check (building_id in (select id from places.building where org_id = any((select app.scope())::uuid[])));
create policy wide on places.floor to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on places.floor to qinwu_app, qinwu_wide;

alter table places.campus enable row level security;
alter table places.campus force row level security;
create policy scope_reads on places.campus for select to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or id in (select campus_id from places.building));
create policy scope_writes on places.campus to qinwu_app
  using (org_id = any((select app.scope())::uuid[])) with check (org_id = any((select app.scope())::uuid[]));
create policy wide on places.campus to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on places.campus to qinwu_app, qinwu_wide;

-- A unit does not end while places are its own, unless a successor takes them over.
create function places.refuse_while_placed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from places.room where org_id = new.id) or exists (select 1 from places.building where org_id = new.id)
    or exists (select 1 from places.campus where org_id = new.id) then
    raise exception 'unit has places' using errcode = 'check_violation', constraint = 'unit_without_places';
  end if;
  return new;
end $$;
create trigger without_places before update of state on org.unit for each row when (old.state = 'active' and new.state <> 'active' and new.successor_id is null)
  execute function places.refuse_while_placed();
do $$ begin
  execute format('create policy owner_looks on places.building for select to %I using (true)', current_user);
  execute format('create policy owner_looks on places.campus for select to %I using (true)', current_user);
end $$;
