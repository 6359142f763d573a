-- Ownership archive of buildings, and reconciliations of ledger, object and certificate as dated runs (OS-26, OS-27).

create table office_space.archive_document (
  id uuid primary key,
  org_id uuid not null references org.unit,
  building_id uuid not null references places.building,
  category text not null check (category in ('property-certificate', 'land-certificate', 'secret-approval', 'ownership-filing', 'registration-receipt',
    'dispute-paper', 'explanation', 'project-approval', 'planning-permit', 'construction-permit', 'completion-record', 'survey-report', 'drawing', 'contract', 'other')),
  title text not null check (length(title) between 1 and 200),
  number text,
  dated_on date,
  holder text,
  paper_location text,
  note text,
  removed_on date,
  removed_reason text,
  search_text text not null default '',
  version integer not null default 1,
  constraint archive_document_removed check ((removed_on is null) = (removed_reason is null))
);
comment on table office_space.archive_document is 'Documents of the ownership archive of a building; org_id is its managing unit. Scans are papers of the document';
comment on column office_space.archive_document.holder is 'Registered holder or party of the document';
comment on column office_space.archive_document.paper_location is 'Where the paper lies: room, cabinet, box';
comment on column office_space.archive_document.removed_on is 'Taken out of the archive; the row stays';
create index archive_document_building on office_space.archive_document (building_id);
create index archive_document_list on office_space.archive_document (org_id, category);
create unique index archive_document_number on office_space.archive_document (building_id, category, number) where number is not null and removed_on is null;
select app.wall('office_space.archive_document');

create table office_space.reconciliation_run (
  id uuid primary key,
  org_id uuid not null references org.unit,
  number text not null,
  as_of date not null,
  reason text not null,
  started_by text not null,
  started_at timestamptz not null,
  building_count integer not null check (building_count >= 0),
  difference_count integer not null check (difference_count >= 0),
  closed_on date,
  constraint reconciliation_run_number unique (org_id, number)
);
comment on table office_space.reconciliation_run is 'Three-way reconciliations on a day; org_id is the administration that ran it';
create index reconciliation_run_list on office_space.reconciliation_run (org_id, as_of desc);
select app.wall('office_space.reconciliation_run');

create table office_space.reconciliation_difference (
  id uuid primary key,
  run_id uuid not null references office_space.reconciliation_run,
  org_id uuid not null references org.unit,
  building_id uuid not null references places.building,
  kind text not null check (kind in ('ledger-ledger', 'ledger-object', 'ledger-certificate')),
  difference text not null check (difference in ('certificate-area', 'rooms-over-building', 'rooms-over-usable', 'no-title', 'no-certificate', 'no-rooms',
    'let-without-contract', 'contract-without-state')),
  ledger_sqm numeric(14, 2),
  other_sqm numeric(14, 2),
  state text not null default 'open' check (state in ('open', 'assigned', 'explained', 'mended', 'closed')),
  assignee text,
  due_on date,
  explanation text,
  answered_on date,
  closed_on date,
  closing_note text,
  version integer not null default 1,
  constraint reconciliation_difference_once unique (run_id, building_id, difference),
  constraint reconciliation_difference_assigned check (state <> 'assigned' or (assignee is not null and due_on is not null)),
  constraint reconciliation_difference_closed check ((state = 'closed') = (closed_on is not null))
);
comment on table office_space.reconciliation_difference is 'Differences that a run found, as they stood then; org_id is the managing unit of the building';
create index reconciliation_difference_org on office_space.reconciliation_difference (org_id, state);
create index reconciliation_difference_building on office_space.reconciliation_difference (building_id);
select app.wall('office_space.reconciliation_difference');
