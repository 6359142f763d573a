select app.open_schema('audit');

create table audit.lane (
  lane smallint primary key,
  seq bigint not null default 0,
  hash text not null
);
comment on table audit.lane is 'Heads of the audit chains. A write transaction locks the lane of its connection first of all, so chains never wait for each other';
comment on column audit.lane.hash is 'SM3 of the newest entry, hex; 64 zeros before the first';
insert into audit.lane (lane, hash) select n, repeat('0', 64) from generate_series(0, 63) n;
alter table audit.lane enable row level security;
alter table audit.lane force row level security;
create policy heads on audit.lane to qinwu_app, qinwu_wide using (true) with check (true);
grant select, update (seq, hash) on audit.lane to qinwu_app, qinwu_wide;

create table audit.entry (
  id uuid primary key,
  lane smallint not null references audit.lane,
  seq bigint not null,
  at timestamptz not null,
  account_id uuid,
  actor_name text not null,
  org_id uuid,
  ip text,
  request_id text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  outcome text not null default 'done' check (outcome in ('done', 'refused')),
  before json,
  after json,
  hash text not null,
  unique (lane, seq)
);
comment on table audit.entry is 'What happened: append-only, chained by SM3 per lane';
comment on column audit.entry.org_id is 'Unit the subject belongs to; null for matters of the platform';
comment on column audit.entry.before is 'State before, as text-preserving json so that the chain can be recomputed';
comment on column audit.entry.hash is 'SM3 over the hash of the former entry in the lane and this entry''s canonical line, hex';
create index entry_at on audit.entry (at desc, id desc);
create index entry_subject on audit.entry (subject_kind, subject_id, at desc);
create index entry_account on audit.entry (account_id, at desc);
create index entry_org on audit.entry (org_id, at desc);
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy read_scope on audit.entry for select to qinwu_app using (org_id = any((select app.scope())::uuid[]));
create policy read_wide on audit.entry for select to qinwu_wide using (true);
create policy append on audit.entry for insert to qinwu_app, qinwu_wide with check (true);
grant select, insert on audit.entry to qinwu_app, qinwu_wide;

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();
