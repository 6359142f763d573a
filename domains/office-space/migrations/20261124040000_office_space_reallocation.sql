-- Proposals of re-allocation with what they were computed from, and the orders to move that come of them (OS-11, OS-14, OS-16).

create table office_space.reallocation (
  id uuid primary key,
  org_id uuid not null references org.unit,
  title text not null check (length(title) between 1 and 100),
  state text not null check (state in ('proposed', 'infeasible', 'accepted', 'dismissed')),
  question json not null,
  register json not null,
  answer json not null,
  made_by text not null,
  made_on date not null,
  made_at timestamptz not null,
  task_id uuid,
  version integer not null default 1,
  constraint reallocation_unit unique (id, org_id)
);
comment on table office_space.reallocation is 'Proposals of re-allocation: the question, the register it was computed from, and the answer with its proof; org_id is the asking unit';
comment on column office_space.reallocation.register is 'Rooms and seats as they stood, by id: what changed since is told by comparing';
create index reallocation_list on office_space.reallocation (org_id, made_at desc);
select app.wall('office_space.reallocation');

create table office_space.move_order (
  id uuid primary key,
  org_id uuid not null references org.unit,
  reallocation_id uuid not null,
  number text not null,
  title text not null,
  state text not null check (state in ('open', 'done', 'cancelled')),
  move_on date not null,
  document text not null check (length(document) between 1 and 200),
  handovers json not null default '[]',
  issued_by text not null,
  issued_on date not null,
  version integer not null default 1,
  constraint move_order_unit unique (id, org_id),
  constraint move_order_number unique (org_id, number),
  constraint move_order_reallocation foreign key (reallocation_id, org_id) references office_space.reallocation (id, org_id)
);
comment on table office_space.move_order is 'Orders to move out of an accepted proposal, with the document they rest on';
comment on column office_space.move_order.handovers is 'Rooms that go to another unit before somebody is moved into them (OS-3)';

create table office_space.move_order_line (
  id uuid primary key,
  org_id uuid not null references org.unit,
  order_id uuid not null references office_space.move_order on delete cascade,
  seq integer not null check (seq > 0),
  occupancy_id uuid not null references office_space.occupancy,
  person_id uuid not null references org.person,
  from_room_id uuid not null references places.room,
  to_room_id uuid not null references places.room,
  reasons text[] not null,
  done_on date,
  constraint move_order_line_seq unique (order_id, seq),
  constraint move_order_line_moves check (from_room_id <> to_room_id)
);
comment on table office_space.move_order_line is 'One person, from where, to where, done when; org_id is the unit that uses the room left, which therefore sees the order';
create index move_order_line_org on office_space.move_order_line (org_id, order_id);
create index move_order_line_open on office_space.move_order_line (occupancy_id) where done_on is null;
select app.wall('office_space.move_order_line');

-- A unit reads the orders that move its people, though another unit gave them; only who gave them writes.
alter table office_space.move_order enable row level security;
alter table office_space.move_order force row level security;
create policy scope_reads on office_space.move_order for select to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or id in (select l.order_id from office_space.move_order_line l where l.org_id = any((select app.scope())::uuid[])));
create policy scope_writes on office_space.move_order to qinwu_app
  using (org_id = any((select app.scope())::uuid[])) with check (org_id = any((select app.scope())::uuid[]));
create policy wide on office_space.move_order to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on office_space.move_order to qinwu_app, qinwu_wide;
