-- Disposal in six modes: only the administration disposes (OS-25).

create table office_space.disposal (
  id uuid primary key,
  org_id uuid not null references org.unit,
  number text,
  mode text not null check (mode in ('reallocation', 'conversion', 'exchange', 'letting', 'auction', 'demolition')),
  state text not null check (state in ('draft', 'in-approval', 'returned', 'approved', 'done', 'denied', 'withdrawn')),
  building_id uuid not null references places.building,
  whole_building boolean not null,
  area_sqm numeric(14, 2) not null check (area_sqm >= 0),
  reason text not null check (length(reason) between 2 and 1000),
  to_org_id uuid references org.unit,
  new_kind text check (new_kind in ('office', 'service', 'equipment', 'ancillary', 'technical-business')),
  new_kind_document text,
  counterpart text,
  appraised_yuan numeric(14, 2) check (appraised_yuan >= 0),
  created_on date not null,
  submitted_on date,
  decided_on date,
  opinion text,
  exchange_name text,
  listing_no text,
  listed_on date,
  deal_no text,
  deal_yuan numeric(14, 2) check (deal_yuan >= 0),
  deal_on date,
  done_on date,
  applicant_account_id uuid,
  applicant_name text not null,
  search_text text not null default '',
  version integer not null default 1,
  constraint disposal_unit unique (id, org_id),
  constraint disposal_number unique (org_id, number),
  constraint disposal_numbered check (number is not null or state in ('draft', 'withdrawn')),
  constraint disposal_listing unique (listing_no),
  constraint disposal_done check ((state = 'done') = (done_on is not null)),
  constraint disposal_conversion check (mode <> 'conversion' or state in ('draft', 'withdrawn') or new_kind is not null),
  constraint disposal_new_kind_document check (new_kind is distinct from 'technical-business' or new_kind_document is not null),
  constraint disposal_exchange_listing check (mode not in ('letting', 'auction') or state <> 'done' or listing_no is not null)
);
comment on table office_space.disposal is 'Disposal and use of idle space in six modes; org_id is the managing unit of the building (OS-25)';
comment on column office_space.disposal.listing_no is 'Number at the public exchange; letting and auction are not done without it';
comment on column office_space.disposal.deal_yuan is 'Price of the deal; for a letting the yearly rent';
create index disposal_list on office_space.disposal (org_id, state);
create index disposal_building on office_space.disposal (building_id);
select app.wall('office_space.disposal');

create table office_space.disposal_room (
  disposal_id uuid not null,
  org_id uuid not null,
  room_id uuid not null references places.room,
  user_org_id uuid not null references org.unit,
  code text not null,
  name text not null,
  kind text not null,
  usable_area_sqm numeric(10, 2),
  building_area_sqm numeric(10, 2),
  primary key (disposal_id, room_id),
  constraint disposal_room_disposal foreign key (disposal_id, org_id) references office_space.disposal (id, org_id) on update cascade on delete cascade
);
comment on table office_space.disposal_room is 'Rooms of a disposal as they stood when it was put forward; they may end with it';
create index disposal_room_room on office_space.disposal_room (room_id);
select app.wall('office_space.disposal_room');

create table office_space.disposal_income (
  id uuid primary key,
  disposal_id uuid not null,
  org_id uuid not null,
  amount_yuan numeric(14, 2) not null check (amount_yuan > 0),
  receipt_no text not null check (length(trim(receipt_no)) between 1 and 100),
  paid_on date not null,
  constraint disposal_income_disposal foreign key (disposal_id, org_id) references office_space.disposal (id, org_id) on update cascade on delete cascade,
  constraint disposal_receipt unique (receipt_no)
);
comment on table office_space.disposal_income is 'Income of a disposal paid to the treasury, with the receipt (OS-25)';
create index disposal_income_of on office_space.disposal_income (disposal_id);
select app.wall('office_space.disposal_income');
