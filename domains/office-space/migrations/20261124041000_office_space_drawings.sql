-- Floor plans: what is drawn of a floor, kept version by version, with the rooms its shapes stand for.

create table office_space.drawing (
  id uuid primary key,
  org_id uuid not null references org.unit,
  building_id uuid not null references places.building,
  floor_id uuid not null,
  edition integer not null check (edition > 0),
  source text not null check (source in ('svg', 'dxf', 'drawn')),
  plan json not null,
  bindings json not null default '[]',
  note text,
  made_by text not null,
  made_on date not null,
  version integer not null default 1,
  constraint drawing_edition unique (floor_id, edition),
  constraint drawing_floor foreign key (building_id, floor_id) references places.floor (building_id, id)
);
comment on table office_space.drawing is 'Floor plans of a building, an edition per change of the drawing; org_id is the managing unit';
comment on column office_space.drawing.plan is 'Geometry read out of the file: view box and shapes of a closed list; the file itself is not kept';
comment on column office_space.drawing.bindings is 'Shape → room, as far as somebody has said so';
create index drawing_org on office_space.drawing (org_id);
-- A unit with rooms in the building sees its plans; only the managing unit draws.
alter table office_space.drawing enable row level security;
alter table office_space.drawing force row level security;
create policy scope_reads on office_space.drawing for select to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or building_id = any((select app.buildings_in_scope())::uuid[]));
create policy scope_writes on office_space.drawing to qinwu_app
  using (org_id = any((select app.scope())::uuid[])) with check (org_id = any((select app.scope())::uuid[]));
create policy wide on office_space.drawing to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on office_space.drawing to qinwu_app, qinwu_wide;
