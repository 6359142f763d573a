select app.open_schema('org');

-- Names sort as a directory prints them: by sound, numbers by value. A server built without ICU sorts them by their code points.
do $$ begin
  create collation app.pinyin (provider = icu, locale = 'zh-Hans-CN-u-co-pinyin-kn');
exception when feature_not_supported or undefined_object then
  create collation app.pinyin from "C";
end $$;

create table org.division (
  code text primary key check (code ~ '^\d{6}(\d{3}(\d{3})?)?$'),
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'town', 'village')),
  parent_code text references org.division,
  kind text not null,
  administrative boolean not null default true,
  valid_from date,
  valid_to date,
  search_text text not null default ''
);
comment on table org.division is 'Administrative divisions: GB/T 2260 to the county (6 digits), statistical codes below (9, 12)';
comment on column org.division.administrative is 'False for development zones, farms and parks that statistics list as towns';
create index division_parent on org.division (parent_code);
create index division_search on org.division using gin (search_text gin_trgm_ops);
select app.open_wall('org.division');

create table org.unit (
  id uuid primary key,
  parent_id uuid references org.unit,
  lineage uuid[] not null default '{}',
  name text not null check (length(name) between 2 and 100),
  short_name text,
  credit_code text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  kind text not null check (kind in ('administration', 'party', 'congress', 'government', 'consultative', 'supervision', 'court', 'procuratorate', 'mass-organisation', 'civil-service-institution', 'institution', 'town', 'village', 'enterprise', 'group')),
  admin_level text not null check (admin_level in ('city', 'district', 'town', 'village')),
  limit_level text not null check (limit_level in ('C', 'P', 'M', 'K', 'T')),
  division_code text not null references org.division,
  sort_no integer not null default 0,
  state text not null default 'active' check (state in ('active', 'merged', 'abolished')),
  successor_id uuid references org.unit,
  founded_on date not null,
  ended_on date,
  search_text text not null,
  version integer not null default 1,
  check (lineage[cardinality(lineage)] = id),
  check ((state = 'active') = (ended_on is null)),
  constraint unit_successor check (case state when 'active' then successor_id is null when 'merged' then successor_id is not null else true end),
  constraint unit_own_successor check (successor_id <> id)
);
comment on table org.unit is 'Public bodies in one tree over four levels; the unit is the wall of every record';
comment on column org.unit.lineage is 'Ids from the root to the unit itself: subtree reach without recursion';
comment on column org.unit.limit_level is 'Level whose office-area limits apply: C central, P province, M city, K county, T township (发改投资〔2014〕2674号)';
create unique index unit_credit_code on org.unit (credit_code) where state = 'active';
create unique index unit_name_under_parent on org.unit (parent_id, name) nulls not distinct where state = 'active';
create index unit_lineage on org.unit using gin (lineage);
create index unit_search on org.unit using gin (search_text gin_trgm_ops);
create index unit_parent_of on org.unit (parent_id);
create index unit_successor on org.unit (successor_id) where successor_id is not null;
-- A new unit is not in anybody's scope yet: it enters below one that is. Units are ended, never deleted.
alter table org.unit enable row level security;
alter table org.unit force row level security;
create policy scope_reads on org.unit for select to qinwu_app using (id = any((select app.scope())::uuid[]));
create policy scope_founds on org.unit for insert to qinwu_app with check (parent_id = any((select app.scope())::uuid[]));
create policy scope_changes on org.unit for update to qinwu_app
  using (id = any((select app.scope())::uuid[])) with check (id = any((select app.scope())::uuid[]));
create policy wide on org.unit to qinwu_wide using (true) with check (true);
grant select, insert, update on org.unit to qinwu_app, qinwu_wide;

-- The lineage follows the parent by itself, for one change of the tree at a time, so that two moves cannot make a ring together. The parent is read
-- through the wall of who moves: nobody hangs a unit below one that is out of reach.
create function org.hang_unit() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  above uuid[];
begin
  perform pg_advisory_xact_lock(hashtextextended('org.tree', 0));
  if new.parent_id is not null then
    select u.lineage into above from org.unit u where u.id = new.parent_id;
    if not found then raise exception 'parent unit out of reach' using errcode = 'check_violation', constraint = 'unit_parent_known'; end if;
    if new.id = any(above) then raise exception 'unit below itself' using errcode = 'check_violation', constraint = 'unit_no_cycle'; end if;
  end if;
  new.lineage := above || new.id;
  return new;
end $$;
create trigger hang_new before insert on org.unit for each row execute function org.hang_unit();
create trigger hang_moved before update of parent_id on org.unit for each row when (old.parent_id is distinct from new.parent_id) execute function org.hang_unit();

-- What hangs below moves along, also where the mover does not reach; hence the owner's hand.
create function org.move_below() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update org.unit u set lineage = new.lineage || u.lineage[cardinality(old.lineage) + 1:] where u.lineage @> array[new.id] and u.id <> new.id;
  return null;
end $$;
create trigger move_below after update of parent_id on org.unit for each row when (old.lineage is distinct from new.lineage) execute function org.move_below();

-- Names of public bodies are public: a reader may see by whom a building is managed without reaching that body.
create function org.name_of(unit uuid) returns text language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as
$$ select u.name from org.unit u where u.id = unit $$;
comment on function org.name_of(uuid) is 'Name of any unit, for rows within reach that name a unit beyond it; nothing else of the unit shows';

create table org.unit_parent (
  unit_id uuid not null references org.unit,
  parent_id uuid references org.unit,
  name text not null,
  during daterange not null check (not isempty(during)),
  reason text not null,
  document text,
  constraint unit_parent_no_overlap exclude using gist (unit_id with =, during with &&)
);
comment on table org.unit_parent is 'Where a unit hung in the tree and what it was called on any past day';
create index unit_parent_below on org.unit_parent using gist (parent_id, during);
alter table org.unit_parent enable row level security;
alter table org.unit_parent force row level security;
create policy scope_reads on org.unit_parent for select to qinwu_app using (unit_id = any((select app.scope())::uuid[]));
create policy scope_writes on org.unit_parent for insert to qinwu_app
  with check (unit_id = any((select app.scope())::uuid[]) or parent_id = any((select app.scope())::uuid[]));
create policy scope_closes on org.unit_parent for update to qinwu_app
  using (unit_id = any((select app.scope())::uuid[])) with check (unit_id = any((select app.scope())::uuid[]));
create policy wide on org.unit_parent to qinwu_wide using (true) with check (true);
grant select, insert, update on org.unit_parent to qinwu_app, qinwu_wide;

create table org.establishment (
  id uuid primary key,
  org_id uuid not null references org.unit,
  rank_code text not null check (rank_code ~ '^[CPMKT][1-7]$'),
  approved integer not null check (approved between 0 and 100000),
  during daterange not null check (not isempty(during)),
  document text,
  constraint establishment_no_overlap exclude using gist (org_id with =, rank_code with =, during with &&)
);
comment on table org.establishment is 'Approved establishment and leadership posts per rank (编制、领导职数), dated; never the headcount';
select app.wall('org.establishment');

create table org.person (
  id uuid primary key,
  org_id uuid not null references org.unit,
  name text not null check (length(name) between 1 and 60),
  staff_no text,
  gender text check (gender in ('male', 'female')),
  phone text,
  state text not null default 'serving' check (state in ('serving', 'transferred', 'retired', 'left')),
  left_on date,
  search_text text not null,
  version integer not null default 1,
  check ((state = 'serving') = (left_on is null)),
  constraint person_staff_no unique (org_id, staff_no)
);
comment on table org.person is 'People; org_id is the main unit';
comment on column org.person.left_on is 'Day the procedure of transfer, retirement or leaving was done';
create index person_org on org.person (org_id, name);
create index person_name on org.person (name collate app.pinyin, id);
create index person_state on org.person (org_id, state);
create index person_search on org.person using gin (search_text gin_trgm_ops);

create table org.post (
  id uuid primary key,
  org_id uuid not null references org.unit,
  person_id uuid not null references org.person,
  title text not null,
  rank_code text not null check (rank_code ~ '^[CPMKT][1-7]$'),
  is_main boolean not null,
  is_leadership boolean not null default false,
  during daterange not null check (not isempty(during)),
  end_reason text check (end_reason in ('transfer', 'retirement', 'removal', 'left', 'change')),
  end_told boolean not null default false,
  constraint post_one_main exclude using gist (person_id with =, during with &&) where (is_main),
  constraint post_no_overlap exclude using gist (person_id with =, org_id with =, title with =, during with &&)
);
comment on table org.post is 'Posts held, several at once, with rank and dates';
create index post_person on org.post (person_id);
comment on column org.post.end_told is 'The end of the post was told to the other rooms; a term that runs out is told on the day after its last';
create index post_org on org.post (org_id);
create index post_guest on org.post (org_id, person_id) where not is_main;
create index post_ending on org.post (upper(during)) where not end_told and not upper_inf(during);
select app.wall('org.post');

-- A person belongs to the scope of the main unit and of every unit where a further post is or was held.
create function org.guests_in_scope() returns uuid[] language sql stable as
$$ select coalesce(array_agg(distinct person_id), '{}') from org.post where not is_main and org_id = any((select app.scope())::uuid[]) $$;
comment on function org.guests_in_scope() is 'People of other units who hold or held a further post in a unit of the scope';
alter table org.person enable row level security;
alter table org.person force row level security;
create policy scope on org.person to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or id = any((select org.guests_in_scope())::uuid[]))
  with check (org_id = any((select app.scope())::uuid[]));
create policy wide on org.person to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on org.person to qinwu_app, qinwu_wide;

-- A unit ends empty, whoever ends it and whatever that one sees of it.
create function org.refuse_unless_empty() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from org.unit u where u.parent_id = new.id and u.state = 'active')
    or exists (select 1 from org.person p where p.org_id = new.id and p.state = 'serving')
    or exists (select 1 from org.post p where p.org_id = new.id and (upper_inf(p.during) or upper(p.during) > new.ended_on)) then
    raise exception 'unit is not empty' using errcode = 'check_violation', constraint = 'unit_empty';
  end if;
  return new;
end $$;
create trigger ends_empty before update of state on org.unit for each row when (old.state = 'active' and new.state <> 'active')
  execute function org.refuse_unless_empty();

-- Who retires, leaves or is transferred gives up posts also in units beyond the reach of the unit that records it.
create function org.end_posts(who uuid, last_day date, why text, only_main boolean) returns table (post_id uuid, org_id uuid, is_main boolean, since date)
  language sql security definer set search_path = pg_catalog, pg_temp as
$$ update org.post p set during = daterange(lower(p.during), greatest(last_day, lower(p.during)) + 1), end_reason = why, end_told = true
   where p.person_id = who and (p.is_main or not only_main) and (upper_inf(p.during) or upper(p.during) > last_day + 1)
   returning p.id, p.org_id, p.is_main, lower(p.during) $$;
comment on function org.end_posts(uuid, date, text, boolean) is 'Ends open posts of a person whose row the caller has locked within its scope; a post that begins later than the last day shows by its since';
revoke execute on function org.end_posts(uuid, date, text, boolean) from public;
grant execute on function org.end_posts(uuid, date, text, boolean) to qinwu_app, qinwu_wide;

-- The functions above run as the owner, who is under forced row-level security too.
do $$ begin
  execute format('create policy owner_keeps on org.unit to %I using (true) with check (true)', current_user);
  execute format('create policy owner_reads on org.person for select to %I using (true)', current_user);
  execute format('create policy owner_keeps on org.post to %I using (true) with check (true)', current_user);
end $$;
