select app.open_schema('events');

create table events.event (
  id uuid primary key,
  seq bigint generated always as identity,
  name text not null,
  org_id uuid,
  account_id uuid,
  payload json not null,
  at timestamptz not null,
  dispatched_at timestamptz
);
comment on table events.event is 'Outbox: events of committed transactions, handed to the worker at least once';
create index event_waiting on events.event (seq) where dispatched_at is null;
alter table events.event enable row level security;
alter table events.event force row level security;
create policy put on events.event for insert to qinwu_app with check (true);
create policy wide on events.event to qinwu_wide using (true) with check (true);
grant insert on events.event to qinwu_app;
grant select, insert, update, delete on events.event to qinwu_wide;

create table events.handled (
  event_id uuid not null references events.event on delete cascade,
  handler text not null,
  at timestamptz not null default now(),
  primary key (event_id, handler)
);
comment on table events.handled is 'Which handler has done which event: a second delivery changes nothing';
alter table events.handled enable row level security;
alter table events.handled force row level security;
create policy wide on events.handled to qinwu_wide using (true) with check (true);
grant select, insert, delete on events.handled to qinwu_wide;

create table events.notification (
  id uuid primary key,
  account_id uuid not null,
  kind text not null,
  params json not null default '{}',
  link text,
  needs_action boolean not null default false,
  created_at timestamptz not null default now(),
  read_at timestamptz
);
comment on table events.notification is 'In-app notifications; the text is the label notification.<kind> with params';
create index notification_of_account on events.notification (account_id, created_at desc);
create index notification_unread on events.notification (account_id) where read_at is null;
alter table events.notification enable row level security;
alter table events.notification force row level security;
create policy own on events.notification to qinwu_app using (account_id = (select app.actor()));
create policy own_wide on events.notification to qinwu_wide using (true) with check (true);
create policy notify on events.notification for insert to qinwu_app with check (true);
grant select, insert, update on events.notification to qinwu_app, qinwu_wide;
grant delete on events.notification to qinwu_wide;

create table events.task (
  id uuid primary key,
  org_id uuid not null,
  account_id uuid not null,
  kind text not null,
  input json not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done_count bigint not null default 0,
  total_count bigint,
  result json,
  problem json,
  file_id uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
comment on table events.task is 'Long jobs a person asked for (imports, exports, checks): progress, result and its file; the job monitor shows them';
create index task_recent on events.task (account_id, created_at desc);
create index task_org on events.task (org_id, created_at desc);
select app.wall('events.task');

-- One channel tells every web process what to push to whom; the row itself is read under the wall of the reader.
create function events.announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('qinwu_stream', json_build_object('kind', tg_argv[0], 'id', new.id, 'accountId', new.account_id)::text);
  return null;
end $$;
create trigger announce_notification after insert on events.notification for each row execute function events.announce('notification');
create trigger announce_task after insert or update of state, done_count on events.task for each row execute function events.announce('job');

-- Figures of the queues without a view of what is in them: the system administrator sees no business data.
create function events.undispatched() returns bigint language sql stable security definer set search_path = events, pg_temp as
$$ select count(*) from event where dispatched_at is null $$;
do $$ begin execute format('create policy owner_counts on events.event for select to %I using (true)', current_user); end $$;

create function events.queue_figures() returns table (name text, waiting bigint, active bigint, failed bigint, completed bigint, oldest_waiting_seconds double precision)
language plpgsql stable security definer set search_path = events, pg_temp as $$
begin
  if to_regclass('pgboss.job') is null then return; end if;
  return query execute $q$
    select j.name, count(*) filter (where j.state::text in ('created', 'retry')), count(*) filter (where j.state::text = 'active'),
           count(*) filter (where j.state::text = 'failed'), count(*) filter (where j.state::text = 'completed'),
           extract(epoch from now() - min(j.created_on) filter (where j.state::text in ('created', 'retry')))::double precision
    from pgboss.job j where j.name not like '\_\_pgboss%' group by j.name order by j.name $q$;
end $$;
