-- A room that was torn down or sold leaves the register and keeps its history: the row stays, and nobody who reads the register sees it unless the
-- transaction says that it looks at history (`places.history` = 'shown'). This is no wall: the walls of units hold in either case.
alter table places.room add column ended_on date, add column ended_reason text,
  add constraint room_ended check ((ended_on is null) = (ended_reason is null));
comment on column places.room.ended_on is 'First day on which the room is no more; null for a standing one';
comment on column places.room.ended_reason is 'What ended it: the disposal with its number';

create policy standing_only on places.room as restrictive for select to public
  using (ended_on is null or current_setting('places.history', true) = 'shown');

-- Counts of lists read the index alone, so it carries what the policy looks at.
drop index places.room_list;
create index room_list on places.room (org_id, kind, code, id) include (usable_area_sqm, ended_on);
comment on index places.room_list is 'Counts and pages of room lists without touching the rows';

-- A unit whose last standing room in a building has ended is no user of the building any more.
create or replace function places.move_building_users() returns trigger language plpgsql security definer set search_path = places, pg_temp as $$
begin
  perform places.hold_building_users(array_agg(building_id), array_agg(org_id))
    from (select distinct n.building_id, n.org_id from new_rows n join old_rows o using (id)
      where (n.building_id, n.org_id) <> (o.building_id, o.org_id) and n.ended_on is null) p having count(*) > 0;
  perform places.release_building_users(array_agg(building_id), array_agg(org_id))
    from (select distinct o.building_id, o.org_id from new_rows n join old_rows o using (id)
      where (n.building_id, n.org_id) <> (o.building_id, o.org_id) or (n.ended_on is not null and o.ended_on is null)) p having count(*) > 0;
  return null;
end $$;
create or replace function places.release_building_users(buildings uuid[], orgs uuid[]) returns void language plpgsql security definer set search_path = places, pg_temp as $$
begin
  perform 1 from building_user u where (u.building_id, u.org_id) in (select * from unnest(buildings, orgs)) order by u.building_id, u.org_id for update;
  delete from building_user u using unnest(buildings, orgs) as p(building_id, org_id)
    where u.building_id = p.building_id and u.org_id = p.org_id
      and not exists (select 1 from room r where r.building_id = p.building_id and r.org_id = p.org_id and r.ended_on is null);
end $$;
