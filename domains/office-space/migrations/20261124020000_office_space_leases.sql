-- Contracts behind what is let, lent, rented and borrowed; schedule and money; applications; second offices; yearly duties; changes of function.

alter table office_space.letting
  add column number text check (length(number) between 1 and 100),
  add column let_by text not null default 'administration' check (let_by in ('administration', 'unit')),
  add column signed_on date,
  add column rent_basis text check (rent_basis in ('sqm-day', 'sqm-month', 'sqm-year', 'month', 'year')),
  add column rent_yuan numeric(14, 2) check (rent_yuan >= 0),
  add column period_months integer check (period_months in (1, 3, 6, 12)),
  add column due_days integer not null default 0 check (due_days between 0 and 365),
  add column rent_free_days integer not null default 0 check (rent_free_days between 0 and 3660),
  add column escalation_percent numeric(5, 2) check (escalation_percent between 0 and 100),
  add column escalation_months integer check (escalation_months between 1 and 240),
  add column deposit_yuan numeric(14, 2) check (deposit_yuan >= 0),
  add column exchange_document text,
  add column market_document text,
  add column budget_document text,
  add column note text,
  add column application_id uuid,
  add column renews_id uuid,
  add column closed_on date,
  add column close_document text,
  add column version integer not null default 1,
  add constraint letting_number unique (org_id, number),
  add constraint letting_unit unique (id, org_id),
  add constraint letting_renews foreign key (renews_id, org_id) references office_space.letting (id, org_id) on update cascade,
  add constraint letting_rent check ((rent_basis is null) = (rent_yuan is null)),
  add constraint letting_escalation check ((escalation_percent is null) = (escalation_months is null));
-- What had ended when contracts began to be kept was handed back with its term.
alter table office_space.letting no force row level security;
update office_space.letting set closed_on = upper(during) - 1 where upper(during) <= (now() at time zone 'Asia/Shanghai')::date;
alter table office_space.letting force row level security;
comment on column office_space.letting.let_by is 'Who handed it out; a unit that did breaks the rule (OS-18), the administration decides (OS-25)';
comment on column office_space.letting.exchange_document is 'Notice or deal of the public exchange (OS-25)';
comment on column office_space.letting.closed_on is 'Last day before it was handed back or followed by a renewal; null while held, also after the term';

create table office_space.rent_due (
  id uuid primary key,
  org_id uuid not null references org.unit,
  letting_id uuid not null,
  no integer not null,
  first_on date not null,
  last_on date not null,
  due_on date not null,
  amount_yuan numeric(14, 2) not null check (amount_yuan >= 0),
  constraint rent_due_no unique (letting_id, no),
  constraint rent_due_days check (first_on <= last_on),
  constraint rent_due_letting foreign key (letting_id, org_id) references office_space.letting (id, org_id) on update cascade on delete cascade
);
comment on table office_space.rent_due is 'Schedule of rent, made by the rule from the terms of the contract; made anew when it ends early';
create index rent_due_org on office_space.rent_due (org_id, due_on);
select app.wall('office_space.rent_due');

create table office_space.rent_receipt (
  id uuid primary key,
  org_id uuid not null references org.unit,
  letting_id uuid not null,
  kind text not null check (kind in ('rent', 'deposit', 'deposit-back')),
  received_on date not null,
  amount_yuan numeric(14, 2) not null check (amount_yuan > 0),
  receipt_no text not null check (length(receipt_no) between 1 and 100),
  note text,
  paid_in_on date,
  treasury_no text,
  version integer not null default 1,
  constraint rent_receipt_no unique (letting_id, receipt_no),
  constraint rent_receipt_paid_in check ((paid_in_on is null) = (treasury_no is null)),
  constraint rent_receipt_letting foreign key (letting_id, org_id) references office_space.letting (id, org_id) on update cascade
);
comment on table office_space.rent_receipt is 'Money of a contract with its receipt number; income of letting is paid into the treasury (OS-25)';
create index rent_receipt_org on office_space.rent_receipt (org_id, received_on);
select app.wall('office_space.rent_receipt');

create table office_space.lease_application (
  id uuid primary key,
  org_id uuid not null references org.unit,
  number text not null,
  direction text not null check (direction in ('let', 'lent', 'rented')),
  building_id uuid references places.building,
  room_id uuid references places.room,
  counterpart text,
  area_sqm numeric(12, 2) not null check (area_sqm > 0),
  first_on date not null,
  last_on date not null,
  rent_basis text check (rent_basis in ('sqm-day', 'sqm-month', 'sqm-year', 'month', 'year')),
  rent_yuan numeric(14, 2) check (rent_yuan >= 0),
  period_months integer check (period_months in (1, 3, 6, 12)),
  due_days integer not null default 0 check (due_days between 0 and 365),
  rent_free_days integer not null default 0 check (rent_free_days between 0 and 3660),
  escalation_percent numeric(5, 2) check (escalation_percent between 0 and 100),
  escalation_months integer check (escalation_months between 1 and 240),
  deposit_yuan numeric(14, 2) check (deposit_yuan >= 0),
  purpose text not null,
  exchange_document text,
  market_document text,
  budget_document text,
  request_id uuid,
  renews_id uuid,
  state text not null check (state in ('submitted', 'returned', 'approved', 'denied', 'withdrawn', 'terminated', 'signed')),
  approval_no text,
  opinion text,
  decided_on date,
  letting_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  constraint lease_application_number unique (org_id, number),
  constraint lease_application_request unique (request_id),
  constraint lease_application_days check (first_on <= last_on),
  constraint lease_application_approved check (state not in ('approved', 'signed') or approval_no is not null),
  constraint lease_application_renews foreign key (renews_id, org_id) references office_space.letting (id, org_id) on update cascade,
  constraint lease_application_letting foreign key (letting_id, org_id) references office_space.letting (id, org_id) on update cascade
);
comment on table office_space.lease_application is 'What is to be let, lent or rented before a contract stands: approved by flow, or taken over from an approved request for space';
create index lease_application_org on office_space.lease_application (org_id, state);
select app.wall('office_space.lease_application');

create table office_space.second_office (
  id uuid primary key,
  org_id uuid not null references org.unit,
  number text not null,
  person_id uuid not null references org.person,
  room_id uuid not null references places.room,
  reason text not null,
  distance_km numeric(6, 1) not null check (distance_km >= 0),
  days_per_month integer not null check (days_per_month between 1 and 31),
  first_on date not null,
  area_sqm numeric(12, 2),
  limit_sqm numeric(12, 2),
  state text not null check (state in ('submitted', 'returned', 'approved', 'denied', 'withdrawn', 'terminated')),
  approval_no text,
  opinion text,
  decided_on date,
  occupancy_id uuid references office_space.occupancy,
  created_by uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  constraint second_office_number unique (org_id, number),
  constraint second_office_approved check (state <> 'approved' or approval_no is not null)
);
comment on table office_space.second_office is 'Applications for a second office of a leader with distance, frequency and area (OS-16)';
comment on column office_space.second_office.area_sqm is 'Share of the room at the application, against the limit of the rank';
create unique index second_office_running on office_space.second_office (person_id, room_id) where state in ('submitted', 'returned');
create index second_office_org on office_space.second_office (org_id, state);
select app.wall('office_space.second_office');

create table office_space.duty (
  id uuid primary key,
  org_id uuid not null references org.unit,
  year integer not null check (year between 2000 and 2999),
  kind text not null check (kind in ('publication', 'filing')),
  opened_on date not null,
  due_on date not null,
  done_on date,
  done_by uuid,
  place text,
  document text,
  note text,
  record json,
  version integer not null default 1,
  constraint duty_once unique (org_id, year, kind),
  constraint duty_done check ((done_on is null) = (record is null))
);
comment on table office_space.duty is 'Yearly tasks of each unit: publish the arrangement of rooms, file leaders'' offices (OS-19)';
comment on column office_space.duty.record is 'The list as it was published or filed';
create index duty_open on office_space.duty (due_on) where done_on is null;
select app.wall('office_space.duty');

create table office_space.function_change (
  id uuid primary key,
  org_id uuid not null references org.unit,
  room_id uuid not null references places.room on delete cascade,
  from_kind text not null,
  to_kind text not null,
  changed_on date not null,
  found boolean not null default false,
  approval_document text,
  restored_on date,
  note text,
  version integer not null default 1,
  constraint function_change_kinds check (from_kind <> to_kind)
);
comment on table office_space.function_change is 'Changes of a room''s function with the approval they rest on; one found on site has none until it is approved or undone (OS-18)';
comment on column office_space.function_change.found is 'Seen on site while the register says the former function';
create index function_change_room on office_space.function_change (room_id);
create unique index function_change_open on office_space.function_change (room_id) where approval_document is null and restored_on is null;
select app.wall('office_space.function_change');

create table office_space.reminder (
  id uuid primary key,
  org_id uuid not null references org.unit,
  kind text not null,
  subject_id uuid not null,
  step integer not null,
  told_on date not null,
  constraint reminder_once unique (kind, subject_id, step)
);
comment on table office_space.reminder is 'Reminders that went out before an end, so that each is told once';
create index reminder_org on office_space.reminder (org_id);
select app.wall('office_space.reminder');

alter table office_space.certificate
  add column use_basis text not null default 'allocated' check (use_basis in ('allocated', 'same-project', 'paying', 'leaving')),
  add column project_document text,
  add column leave_by date,
  add constraint certificate_same_project check (use_basis <> 'same-project' or project_document is not null),
  add constraint certificate_leaving check (use_basis <> 'leaving' or leave_by is not null);
comment on column office_space.certificate.use_basis is 'Institutions approved in the same project use free of charge, production and business institutions pay or leave (OS-20)';
