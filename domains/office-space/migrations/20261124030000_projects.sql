-- Repair and building projects: application, estimate against standard cost, budget, milestones, inspections, changes, acceptance, final account
-- (OS-23, OS-28, OS-29).

create table office_space.standard_cost (
  component text not null check (component in ('roof', 'facade', 'windows-doors', 'walls-ceilings', 'floors', 'water-drainage', 'electrical', 'heating-cooling',
    'lift', 'fire-protection', 'low-voltage', 'sanitary', 'structure')),
  valid_from date not null,
  price_yuan numeric(12, 2) not null check (price_yuan > 0),
  service_years integer not null check (service_years between 1 and 200),
  document text not null check (length(trim(document)) between 1 and 200),
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (component, valid_from)
);
comment on table office_space.standard_cost is 'Repair standard per component with its days of validity (OS-29): yuan per unit and service life; a later row ends the earlier one, none is ever changed';
select app.open_wall('office_space.standard_cost');

create table office_space.project (
  id uuid primary key,
  org_id uuid not null references org.unit,
  number text,
  kind text not null check (kind in ('new-building', 'rebuilding', 'extension', 'purchase', 'exchange', 'repair-alteration')),
  state text not null check (state in ('draft', 'in-approval', 'returned', 'approved', 'under-way', 'accepted', 'settled', 'denied', 'withdrawn')),
  name text not null check (length(name) between 2 and 100),
  building_id uuid references places.building,
  place text,
  reason text not null check (length(reason) between 2 and 1000),
  purposes text[] not null default '{}',
  luxury_features text[] not null default '{}',
  added_area_sqm numeric(12, 2) check (added_area_sqm >= 0),
  not_possible json not null default '[]',
  estimate_yuan numeric(14, 2) not null check (estimate_yuan >= 0),
  review json,
  created_on date not null,
  submitted_on date,
  decided_on date,
  opinion text,
  approved_yuan numeric(14, 2),
  budget_yuan numeric(14, 2),
  budget_document text,
  contractor text,
  contract_no text,
  started_on date,
  accepted_on date,
  acceptance_document text,
  acceptance_members text,
  acceptance_note text,
  final_yuan numeric(14, 2),
  final_document text,
  settled_on date,
  applicant_account_id uuid,
  applicant_name text not null,
  search_text text not null default '',
  version integer not null default 1,
  constraint project_unit unique (id, org_id),
  constraint project_number unique (org_id, number),
  constraint project_numbered check (number is not null or state = 'draft' or state = 'withdrawn'),
  constraint project_budget check (budget_yuan is null or budget_yuan <= approved_yuan),
  constraint project_started check (state not in ('under-way', 'accepted', 'settled') or (started_on is not null and budget_yuan is not null)),
  constraint project_settled check ((state = 'settled') = (settled_on is not null and final_yuan is not null)),
  constraint project_repair_adds_nothing check (kind <> 'repair-alteration' or state in ('draft', 'withdrawn') or coalesce(added_area_sqm, 0) = 0)
);
comment on table office_space.project is 'Building, purchase and repair projects; org_id is the applying unit (OS-23, OS-28)';
comment on column office_space.project.number is 'Gapless per unit and year, given at the first submission';
comment on column office_space.project.review is 'What the rule said at the last submission, line by line; kept, because standards are adjusted later';
comment on column office_space.project.not_possible is 'Dated, reasoned "not possible" of earlier modes of obtaining, for kinds that bring area (OS-21)';
comment on column office_space.project.approved_yuan is 'The estimate as it was approved; the budget of the finance department may be lower';
create index project_list on office_space.project (org_id, state);
create index project_of_building on office_space.project (building_id);
select app.wall('office_space.project');

create table office_space.project_item (
  id uuid primary key,
  org_id uuid not null,
  project_id uuid not null,
  position integer not null,
  component text not null,
  description text not null default '',
  quantity numeric(12, 2) not null check (quantity > 0),
  unit_price_yuan numeric(12, 2) not null check (unit_price_yuan > 0),
  last_renewed_on date,
  constraint project_item_project foreign key (project_id, org_id) references office_space.project (id, org_id) on update cascade on delete cascade,
  constraint project_item_position unique (project_id, position)
);
comment on table office_space.project_item is 'Lines of an estimate: component, quantity, unit price';
comment on column office_space.project_item.last_renewed_on is 'As known when the line was entered: from the register of renewals, else told by the applicant; null when nobody knows';
create index project_item_component on office_space.project_item (component);
select app.wall('office_space.project_item');

create table office_space.project_milestone (
  org_id uuid not null,
  project_id uuid not null,
  step text not null check (step in ('design', 'procurement', 'start', 'hidden-works', 'main-works', 'completion', 'acceptance', 'final-account')),
  planned_on date not null,
  actual_on date,
  note text,
  primary key (project_id, step),
  constraint project_milestone_project foreign key (project_id, org_id) references office_space.project (id, org_id) on update cascade on delete cascade
);
comment on table office_space.project_milestone is 'Planned and actual days of a project';
select app.wall('office_space.project_milestone');

create table office_space.project_inspection (
  id uuid primary key,
  org_id uuid not null,
  project_id uuid not null,
  inspected_on date not null,
  step text not null,
  inspector text not null,
  result text not null check (result in ('pass', 'mend')),
  finding text not null,
  mended_on date,
  mended_note text,
  constraint project_inspection_project foreign key (project_id, org_id) references office_space.project (id, org_id) on update cascade on delete cascade,
  constraint project_inspection_mended check (mended_on is null or (result = 'mend' and mended_on >= inspected_on and mended_note is not null))
);
comment on table office_space.project_inspection is 'Process inspections on the site; photos are papers of the inspection';
create index project_inspection_of on office_space.project_inspection (project_id);
select app.wall('office_space.project_inspection');

create table office_space.project_change (
  id uuid primary key,
  org_id uuid not null,
  project_id uuid not null,
  number integer not null,
  amount_yuan numeric(14, 2) not null check (amount_yuan <> 0),
  reason text not null check (length(reason) between 2 and 500),
  document text,
  limit_yuan numeric(14, 2) not null,
  total_yuan numeric(14, 2) not null,
  state text not null check (state in ('in-force', 'in-approval', 'denied', 'withdrawn')),
  changed_on date not null,
  decided_on date,
  opinion text,
  constraint project_change_project foreign key (project_id, org_id) references office_space.project (id, org_id) on update cascade on delete cascade,
  constraint project_change_number unique (project_id, number)
);
comment on table office_space.project_change is 'Changes of a project with amount and reason; above the limit only in force when approved';
comment on column office_space.project_change.total_yuan is 'Sum of all changes in force with this one';
create unique index project_change_waiting on office_space.project_change (project_id) where state = 'in-approval';
comment on index office_space.project_change_waiting is 'One change at a time waits for its approval, so that two cannot be judged by the same rest';
select app.wall('office_space.project_change');

create table office_space.component_renewal (
  building_id uuid not null references places.building,
  org_id uuid not null references org.unit,
  component text not null,
  renewed_on date not null,
  project_id uuid references office_space.project,
  document text,
  primary key (building_id, component, renewed_on)
);
comment on table office_space.component_renewal is 'When a component of a building was last renewed; written by the acceptance of a project (OS-29)';
comment on column office_space.component_renewal.org_id is 'Managing unit of the building';
create index component_renewal_project on office_space.component_renewal (project_id);
create index component_renewal_org on office_space.component_renewal (org_id);
-- Units with rooms in a building see when its parts were renewed; only the managing unit writes.
alter table office_space.component_renewal enable row level security;
alter table office_space.component_renewal force row level security;
create policy scope_reads on office_space.component_renewal for select to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or building_id = any((select app.buildings_in_scope())::uuid[]));
create policy scope_writes on office_space.component_renewal to qinwu_app
  using (org_id = any((select app.scope())::uuid[])) with check (org_id = any((select app.scope())::uuid[]));
create policy wide on office_space.component_renewal to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on office_space.component_renewal to qinwu_app, qinwu_wide;

create table office_space.daily_repair (
  id uuid primary key,
  org_id uuid not null references org.unit,
  building_id uuid not null references places.building,
  room_id uuid references places.room,
  repaired_on date not null,
  component text not null,
  description text not null check (length(description) between 2 and 500),
  cost_yuan numeric(12, 2) not null check (cost_yuan >= 0),
  done_by text not null,
  entered_by text not null,
  cancelled_reason text,
  search_text text not null default ''
);
comment on table office_space.daily_repair is 'Daily repair: the using unit''s own register, its own budget (OS-28)';
create index daily_repair_list on office_space.daily_repair (org_id, repaired_on desc);
create index daily_repair_building on office_space.daily_repair (building_id);
create index daily_repair_room on office_space.daily_repair (room_id);
select app.wall('office_space.daily_repair');

create table office_space.paper (
  id uuid primary key,
  org_id uuid not null references org.unit,
  record_kind text not null check (record_kind in ('project', 'project-inspection', 'project-acceptance', 'disposal', 'archive', 'reconciliation')),
  record_id uuid not null,
  category text not null,
  title text not null check (length(title) between 1 and 200),
  file_id uuid,
  added_by text not null,
  added_at timestamptz not null
);
comment on table office_space.paper is 'Papers of projects, disposals and archives: category, name or number, and the file where there is one';
create index paper_of on office_space.paper (record_kind, record_id);
create index paper_org on office_space.paper (org_id);
create unique index paper_file on office_space.paper (file_id) where file_id is not null;
select app.wall('office_space.paper');
