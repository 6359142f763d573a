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
  constraint floor_level unique (building_id, level),
  constraint floor_building unique (building_id, id)
);
comment on table places.floor is 'Floors; level 1 is the ground floor, basements are negative';

create table places.room (
  id uuid primary key,
  org_id uuid not null references org.unit,
  building_id uuid not null references places.building,
  floor_id uuid not null,
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
  constraint room_floor foreign key (building_id, floor_id) references places.floor (building_id, id),
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

-- Who adds a room holds the pair by a key-share lock, so that many rooms of one unit may be added at once and a removal waits; who takes the last
-- room away locks the pair first and looks for other rooms after the wait, in a statement of its own that sees what was committed meanwhile.
create function places.hold_building_users(buildings uuid[], orgs uuid[]) returns void language plpgsql security definer set search_path = places, pg_temp as $$
declare held integer;
begin
  loop
    insert into building_user (building_id, org_id)
      select p.building_id, p.org_id from unnest(buildings, orgs) as p(building_id, org_id)
      where not exists (select 1 from building_user u where u.building_id = p.building_id and u.org_id = p.org_id)
      order by 1, 2 on conflict do nothing;
    perform 1 from building_user u where (u.building_id, u.org_id) in (select * from unnest(buildings, orgs)) order by u.building_id, u.org_id for key share;
    get diagnostics held = row_count;
    -- A pair that another transaction removed while this one waited is entered anew.
    exit when held >= cardinality(buildings);
  end loop;
end $$;
create function places.release_building_users(buildings uuid[], orgs uuid[]) returns void language plpgsql security definer set search_path = places, pg_temp as $$
begin
  perform 1 from building_user u where (u.building_id, u.org_id) in (select * from unnest(buildings, orgs)) order by u.building_id, u.org_id for update;
  delete from building_user u using unnest(buildings, orgs) as p(building_id, org_id)
    where u.building_id = p.building_id and u.org_id = p.org_id
      and not exists (select 1 from room r where r.building_id = p.building_id and r.org_id = p.org_id);
end $$;
revoke execute on function places.hold_building_users(uuid[], uuid[]), places.release_building_users(uuid[], uuid[]) from public;
create function places.add_building_users() returns trigger language plpgsql security definer set search_path = places, pg_temp as $$
begin
  perform places.hold_building_users(array_agg(building_id), array_agg(org_id)) from (select distinct building_id, org_id from new_rows) p having count(*) > 0;
  return null;
end $$;
create function places.drop_building_users() returns trigger language plpgsql security definer set search_path = places, pg_temp as $$
begin
  perform places.release_building_users(array_agg(building_id), array_agg(org_id)) from (select distinct building_id, org_id from old_rows) p having count(*) > 0;
  return null;
end $$;
-- Only rooms that changed hands or house count: a change of name or state locks nothing.
create function places.move_building_users() returns trigger language plpgsql security definer set search_path = places, pg_temp as $$
begin
  perform places.hold_building_users(array_agg(building_id), array_agg(org_id))
    from (select distinct n.building_id, n.org_id from new_rows n join old_rows o using (id) where (n.building_id, n.org_id) <> (o.building_id, o.org_id)) p having count(*) > 0;
  perform places.release_building_users(array_agg(building_id), array_agg(org_id))
    from (select distinct o.building_id, o.org_id from new_rows n join old_rows o using (id) where (n.building_id, n.org_id) <> (o.building_id, o.org_id)) p having count(*) > 0;
  return null;
end $$;
create trigger add_users after insert on places.room referencing new table as new_rows for each statement execute function places.add_building_users();
create trigger move_users after update on places.room referencing old table as old_rows new table as new_rows for each statement execute function places.move_building_users();
create trigger drop_users after delete on places.room referencing old table as old_rows for each statement execute function places.drop_building_users();
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

create function app.buildings_managed() returns uuid[] language sql stable as
$$ select coalesce(array_agg(id), '{}') from places.building where org_id = any((select app.scope())::uuid[]) $$;
comment on function app.buildings_managed() is 'Buildings of the scope''s own units, as an array; named after buildings_in_scope() in a policy it is only made for a row that is none of those';
-- A foreign key looks behind the wall: without this a unit could hang a room into any building whose id it guesses, and so see it.
create policy into_building_in_sight on places.room as restrictive for insert to qinwu_app with check (building_id = any((select app.buildings_in_scope())::uuid[]) or building_id = any((select app.buildings_managed())::uuid[]));
create policy to_building_in_sight on places.room as restrictive for update to qinwu_app
  using (true) with check (building_id = any((select app.buildings_in_scope())::uuid[]) or building_id = any((select app.buildings_managed())::uuid[]));

alter table places.floor enable row level security;
alter table places.floor force row level security;
create policy with_building on places.floor for select to qinwu_app using (building_id = any((select app.buildings_in_scope())::uuid[]) or building_id = any((select app.buildings_managed())::uuid[]));
create policy managed_insert on places.floor for insert to qinwu_app with check (building_id = any((select app.buildings_managed())::uuid[]));
create policy managed_update on places.floor for update to qinwu_app
  using (building_id = any((select app.buildings_managed())::uuid[])) with check (building_id = any((select app.buildings_managed())::uuid[]));
create policy managed_delete on places.floor for delete to qinwu_app using (building_id = any((select app.buildings_managed())::uuid[]));
create policy wide on places.floor to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on places.floor to qinwu_app, qinwu_wide;

create function app.campuses_in_sight() returns uuid[] language sql stable as
$$ select coalesce(array_agg(distinct campus_id), '{}') from places.building where campus_id is not null $$;
alter table places.campus enable row level security;
alter table places.campus force row level security;
create policy scope_reads on places.campus for select to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or id = any((select app.campuses_in_sight())::uuid[]));
create policy scope_writes on places.campus to qinwu_app
  using (org_id = any((select app.scope())::uuid[])) with check (org_id = any((select app.scope())::uuid[]));
create policy wide on places.campus to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on places.campus to qinwu_app, qinwu_wide;

-- As with rooms: the key alone would let a unit hang a building onto any campus whose id it guesses, and so see it.
create policy onto_campus_in_sight on places.building as restrictive for insert to qinwu_app
  with check (campus_id is null or exists (select 1 from places.campus c where c.id = campus_id));
create policy to_campus_in_sight on places.building as restrictive for update to qinwu_app
  using (true) with check (campus_id is null or exists (select 1 from places.campus c where c.id = campus_id));

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
