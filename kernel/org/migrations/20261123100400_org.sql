select app.open_schema('org');

create table org.division (
  code text primary key check (code ~ '^\d{6}(\d{3}(\d{3})?)?$'),
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'town', 'village')),
  parent_code text references org.division,
  kind text not null,
  administrative boolean not null default true,
  valid_from date,
  valid_to date
);
comment on table org.division is 'Administrative divisions: GB/T 2260 to the county (6 digits), statistical codes below (9, 12)';
comment on column org.division.administrative is 'False for development zones, farms and parks that statistics list as towns';
create index division_parent on org.division (parent_code);
select app.open_wall('org.division');

create table org.unit (
  id uuid primary key,
  parent_id uuid references org.unit,
  lineage uuid[] not null,
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
  check ((state = 'merged') = (successor_id is not null))
);
comment on table org.unit is 'Public bodies in one tree over four levels; the unit is the wall of every record';
comment on column org.unit.lineage is 'Ids from the root to the unit itself: subtree reach without recursion';
comment on column org.unit.limit_level is 'Level whose office-area limits apply: C central, P province, M city, K county, T township (发改投资〔2014〕2674号)';
create unique index unit_credit_code on org.unit (credit_code) where state = 'active';
create unique index unit_name_under_parent on org.unit (parent_id, name) nulls not distinct where state = 'active';
create index unit_lineage on org.unit using gin (lineage);
create index unit_search on org.unit using gin (search_text gin_trgm_ops);
select app.wall('org.unit', 'id');

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
select app.wall('org.unit_parent', 'unit_id');

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
  constraint post_one_main exclude using gist (person_id with =, during with &&) where (is_main),
  constraint post_no_overlap exclude using gist (person_id with =, org_id with =, title with =, during with &&)
);
comment on table org.post is 'Posts held, several at once, with rank and dates';
create index post_person on org.post (person_id);
create index post_org on org.post (org_id);
select app.wall('org.post');

-- A person belongs to the scope of the main unit and of every unit where a post is held.
alter table org.person enable row level security;
alter table org.person force row level security;
create policy scope on org.person to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or id in (select p.person_id from org.post p where p.org_id = any((select app.scope())::uuid[])))
  with check (org_id = any((select app.scope())::uuid[]));
create policy wide on org.person to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on org.person to qinwu_app, qinwu_wide;
