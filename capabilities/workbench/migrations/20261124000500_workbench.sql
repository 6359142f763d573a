-- What waits for whom: one list of work over all rooms, and who stands in for whom.
select app.open_schema('workbench');

create table workbench.work (
  id uuid primary key,
  key text not null constraint work_key unique check (length(key) between 1 and 300),
  kind text not null check (kind in ('todo', 'started', 'copy')),
  account_id uuid not null,
  subject text not null check (length(subject) between 1 and 100),
  record_id uuid not null,
  org_id uuid not null references org.unit,
  title text not null check (length(title) between 1 and 500),
  number text,
  path text not null check (path like '/%'),
  due_at timestamptz,
  step_key text,
  bulk boolean not null default false,
  created_at timestamptz not null,
  seen_at timestamptz,
  ended_at timestamptz,
  outcome text,
  search_text text not null generated always as (lower(coalesce(number, '') || ' ' || title)) stored,
  constraint work_ending check ((ended_at is null) = (outcome is null))
);
comment on table workbench.work is 'Entries of the workbench: what waits for an account (todo), what it began (started), what it was told of (copy); rows belong to the account alone';
comment on column workbench.work.key is 'Idempotent name given by the room that assigns the work';
comment on column workbench.work.org_id is 'Unit of the record, for the filter; the wall is the account';
comment on column workbench.work.step_key is 'What the room that assigned the work needs to act on it from the list';
comment on column workbench.work.bulk is 'May be acted on together with others';
comment on column workbench.work.ended_at is 'todo: done by the account; started: the matter came to its end';
create index work_open_due on workbench.work (account_id, kind, due_at, id) where ended_at is null;
create index work_open_age on workbench.work (account_id, kind, created_at, id) where ended_at is null;
create index work_all_age on workbench.work (account_id, kind, created_at, id);
create index work_ended on workbench.work (account_id, kind, ended_at, id) where ended_at is not null;
create index work_unseen on workbench.work (account_id, kind) where ended_at is null and seen_at is null;
create index work_search on workbench.work using gin (account_id, search_text gin_trgm_ops);
create index work_org on workbench.work (org_id);
alter table workbench.work enable row level security;
alter table workbench.work force row level security;
create policy own on workbench.work to qinwu_app using (account_id = (select app.actor())) with check (account_id = (select app.actor()));
create policy wide on workbench.work to qinwu_wide using (true) with check (true);
grant select on workbench.work to qinwu_app, qinwu_wide;
grant update (seen_at) on workbench.work to qinwu_app, qinwu_wide;

-- Work is put into the hands of others, whom the one who decides does not reach: three functions are the only way, and rooms the only callers.
create function workbench.put_work(drafts json, at timestamptz) returns table (key text, account_id uuid, kind text, fresh boolean)
language sql security definer set search_path = workbench, pg_temp as $$
  with draft as (
    select * from json_to_recordset(drafts) as d (id uuid, key text, kind text, "accountId" uuid, subject text, "recordId" uuid, "orgId" uuid,
      title text, number text, path text, "dueAt" timestamptz, "stepKey" text, bulk boolean)
  ), was as (
    select w.key from work w join draft d on d.key = w.key where w.ended_at is null
  ), put as (
    insert into work as w (id, key, kind, account_id, subject, record_id, org_id, title, number, path, due_at, step_key, bulk, created_at)
    select id, d.key, d.kind, "accountId", subject, "recordId", "orgId", title, number, path, "dueAt", "stepKey", bulk, at from draft d order by d.key
    on conflict on constraint work_key do update set
      kind = excluded.kind, account_id = excluded.account_id, subject = excluded.subject, record_id = excluded.record_id, org_id = excluded.org_id,
      title = excluded.title, number = excluded.number, path = excluded.path, due_at = excluded.due_at, step_key = excluded.step_key, bulk = excluded.bulk,
      created_at = case when w.ended_at is null then w.created_at else excluded.created_at end,
      seen_at = case when w.ended_at is null then w.seen_at end, ended_at = null, outcome = null
    returning w.key, w.account_id, w.kind
  )
  select put.key, put.account_id, put.kind, not exists (select 1 from was where was.key = put.key) from put $$;
comment on function workbench.put_work(json, timestamptz) is 'Puts or refreshes entries by key; fresh: it was not there, or had ended and waits again';

create function workbench.finish_work(keys text[], how text, at timestamptz)
returns table (account_id uuid, kind text, subject text, title text, number text, path text)
language sql security definer set search_path = workbench, pg_temp as $$
  with locked as (select w.id from work w where w.key = any(keys) and w.ended_at is null order by w.key for update)
  update work w set ended_at = at, outcome = how, seen_at = coalesce(w.seen_at, at) from locked where w.id = locked.id
  returning w.account_id, w.kind, w.subject, w.title, w.number, w.path $$;

create function workbench.retract_work(keys text[]) returns bigint
language sql security definer set search_path = workbench, pg_temp as $$
  with gone as (
    delete from work where id in (select w.id from work w where w.key = any(keys) and w.ended_at is null order by w.key for update) returning 1)
  select count(*) from gone $$;

create table workbench.cover (
  id uuid primary key,
  account_id uuid not null references identity.account,
  substitute_id uuid not null references identity.account,
  starts_on date not null,
  ends_on date not null,
  during daterange not null generated always as (daterange(starts_on, ends_on, '[]')) stored,
  subjects text[],
  reason text not null check (length(reason) between 1 and 200),
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint cover_not_oneself check (account_id <> substitute_id),
  constraint cover_days check (ends_on >= starts_on and ends_on - starts_on <= 366),
  constraint cover_subjects check (cardinality(subjects) > 0),
  constraint cover_overlap exclude using gist (account_id with =, during with &&) where (ended_at is null)
);
comment on table workbench.cover is 'Leave cover: who acts for whom from day to day, for all subjects or some; set by the person';
comment on column workbench.cover.subjects is 'Subjects it holds for; null for all';
comment on column workbench.cover.ended_at is 'Ended before its last day';
create index cover_substitute on workbench.cover using gist (substitute_id, during) where (ended_at is null);
alter table workbench.cover enable row level security;
alter table workbench.cover force row level security;
create policy concerned on workbench.cover for select to qinwu_app using ((select app.actor()) in (account_id, substitute_id));
create policy own on workbench.cover to qinwu_app using (account_id = (select app.actor())) with check (account_id = (select app.actor()));
create policy wide on workbench.cover to qinwu_wide using (true) with check (true);
grant select, insert on workbench.cover to qinwu_app, qinwu_wide;
grant update (ended_at) on workbench.cover to qinwu_app, qinwu_wide;

create function workbench.refuse_circle() returns trigger language plpgsql security definer set search_path = workbench, pg_temp as $$
begin
  -- Two covers that would close a circle together must see each other.
  perform pg_advisory_xact_lock(hashtextextended('workbench.cover', 0));
  if exists (
    with recursive chain (account_id) as (
      select new.substitute_id
      union
      select c.substitute_id from cover c join chain on chain.account_id = c.account_id
      where c.ended_at is null and c.during && daterange(new.starts_on, new.ends_on, '[]')
        and (c.subjects is null or new.subjects is null or c.subjects && new.subjects)
    ) select 1 from chain where account_id = new.account_id and new.account_id <> new.substitute_id
  ) then
    raise exception 'covers would go in a circle' using errcode = 'check_violation', constraint = 'cover_circle';
  end if;
  return new;
end $$;
create trigger refuse_circle before insert on workbench.cover for each row execute function workbench.refuse_circle();

-- Who acts today: a substitute on leave is covered in turn; one who may not act any more covers nobody.
create function workbench.covers_of(accounts uuid[], what text, today date) returns table (account_id uuid, substitute_id uuid)
language sql stable security definer set search_path = workbench, pg_temp as $$
  with recursive chain (account_id, substitute_id, depth) as (
    select a.id, a.id, 0 from unnest(accounts) a (id)
    union all
    select chain.account_id, c.substitute_id, depth + 1 from chain
      join cover c on c.account_id = chain.substitute_id and c.ended_at is null and c.during @> today and (c.subjects is null or what = any(c.subjects))
      join identity.account s on s.id = c.substitute_id and s.state = 'active' and (s.ends_on is null or s.ends_on >= today)
    where depth < 20
  )
  select distinct on (account_id) account_id, substitute_id from chain where depth > 0 order by account_id, depth desc $$;

-- Names of the two sides of a cover, which may stand in units that the reader does not reach; asked with ids that the walls have shown.
create function workbench.people_of(accounts uuid[]) returns table (id uuid, display_name text, unit_name text)
language sql stable security definer set search_path = workbench, pg_temp as $$
  select a.id, a.display_name, u.name from identity.account a left join org.unit u on u.id = a.org_id where a.id = any(accounts) $$;

-- Who may act for another: an account in use that holds a role of business; administrators never do (三员分立).
create function workbench.may_cover(account uuid, today date) returns boolean
language sql stable security definer set search_path = workbench, pg_temp as $$
  select exists (select 1 from identity.account a where a.id = account and a.state = 'active' and (a.ends_on is null or a.ends_on >= today))
    and exists (select 1 from identity.grant g where g.account_id = account and g.duty = 'business' and g.ended_at is null and g.during @> today) $$;

do $$ begin
  execute format('create policy owner_keeps on workbench.work to %I using (true) with check (true)', current_user);
  execute format('create policy owner_looks on workbench.cover for select to %I using (true)', current_user);
  execute format('create policy workbench_looks on identity.account for select to %I using (true)', current_user);
  execute format('create policy workbench_looks on identity.grant for select to %I using (true)', current_user);
end $$;
revoke execute on all functions in schema workbench from public;
grant execute on all functions in schema workbench to qinwu_app, qinwu_wide;

-- Open pages read their lists anew. The announcement names no record, so that many changes of one transaction are one.
create function workbench.announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('qinwu_stream', json_build_object('kind', 'work', 'accountId', case when tg_op = 'DELETE' then old.account_id else new.account_id end)::text);
  if tg_op = 'UPDATE' and old.account_id <> new.account_id then
    perform pg_notify('qinwu_stream', json_build_object('kind', 'work', 'accountId', old.account_id)::text);
  end if;
  return null;
end $$;
create trigger announce after insert or update or delete on workbench.work for each row execute function workbench.announce();
