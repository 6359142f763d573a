-- Matters that wait for somebody's decision: definitions in versions, flows with their steps and signers, and what was done to them.
select app.open_schema('approvals');

create table approvals.definition (
  kind text not null,
  definition_version integer not null check (definition_version > 0),
  xml text not null,
  digest text not null,
  shipped boolean not null,
  note text,
  published_at timestamptz not null,
  published_by uuid references identity.account,
  primary key (kind, definition_version)
);
comment on table approvals.definition is 'Definitions in BPMN 2.0, never changed once stored: flows keep the version they began with';
comment on column approvals.definition.kind is 'Kind of record, <domain>.<record>';
comment on column approvals.definition.digest is 'SM3 of the XML: tells when a shipped file has changed';
comment on column approvals.definition.shipped is 'Came with the product; else an administrator published it';
select app.open_wall('approvals.definition');
-- A shipped definition is stored by the first start that needs it, whoever starts.
create policy ships on approvals.definition for insert to qinwu_app with check (shipped and published_by is null);
grant insert on approvals.definition to qinwu_app;

create table approvals.draft (
  kind text primary key,
  xml text not null,
  version integer not null,
  changed_at timestamptz not null,
  changed_by uuid references identity.account
);
comment on table approvals.draft is 'The next definition while it is being drawn; one per kind';
select app.open_wall('approvals.draft');

create table approvals.flow (
  id uuid primary key,
  org_id uuid not null references org.unit,
  kind text not null,
  subject_id uuid not null,
  definition_version integer not null,
  title text not null check (length(title) between 1 and 200),
  number text,
  path text not null,
  state text not null check (state in ('running', 'held', 'returned', 'approved', 'denied', 'withdrawn', 'terminated')),
  facts json not null,
  choices json not null default '{}',
  log json not null default '[]',
  token text,
  engine text,
  taken json not null default '[]',
  hold json,
  round integer not null default 1,
  starter_id uuid references identity.account,
  started_at timestamptz not null,
  ended_at timestamptz,
  urged_at timestamptz,
  version integer not null default 1,
  constraint flow_definition foreign key (kind, definition_version) references approvals.definition,
  constraint flow_of_unit unique (id, org_id),
  constraint flow_end check ((ended_at is null) = (state in ('running', 'held', 'returned'))),
  constraint flow_hold check ((hold is not null) = (state = 'held'))
);
comment on table approvals.flow is 'One matter on its way through a definition';
comment on column approvals.flow.log is 'Completed steps of this round in order, [{elementId, stepId}]: followed again, they lead to the same place';
comment on column approvals.flow.token is 'State of the engine after the last step, without the definition; null where the log has to be followed';
comment on column approvals.flow.engine is 'Version of the engine that wrote the token: another one follows the log instead';
comment on column approvals.flow.taken is 'Sequence flows that were followed in this round';
comment on column approvals.flow.hold is 'Why the flow stands still: code, element, reason';
create unique index flow_one_open on approvals.flow (kind, subject_id) where state in ('running', 'held', 'returned');
create index flow_of_subject on approvals.flow (kind, subject_id, started_at desc);
create index flow_of_org on approvals.flow (org_id, started_at desc);
create index flow_open_kind on approvals.flow (kind, definition_version) where state in ('running', 'held', 'returned');

create table approvals.step (
  id uuid primary key,
  seq bigint generated always as identity,
  org_id uuid not null,
  flow_id uuid not null,
  element_id text not null,
  name text not null,
  round integer not null,
  state text not null check (state in ('open', 'approved', 'denied', 'returned', 'skipped', 'cancelled')),
  mode text not null check (mode in ('or', 'all', 'sequence', 'share')),
  share integer check (share between 1 and 100),
  bulk boolean not null default false,
  on_timeout text check (on_timeout in ('remind', 'escalate', 'approve', 'return')),
  opened_at timestamptz not null,
  due_at timestamptz,
  remind_at timestamptz,
  timed_out_at timestamptz,
  decided_at timestamptz,
  constraint step_of_flow foreign key (flow_id, org_id) references approvals.flow (id, org_id),
  constraint step_of_unit unique (id, org_id),
  constraint step_share check ((share is not null) = (mode = 'share')),
  constraint step_decided check ((decided_at is null) = (state = 'open'))
);
comment on table approvals.step is 'A step of a flow that waits or waited for its signers';
comment on column approvals.step.due_at is 'End of the limit in working hours; remind_at is the next reminder';
create unique index step_one_open on approvals.step (flow_id, element_id) where state = 'open';
create index step_of_flow on approvals.step (flow_id, seq);
create index step_due on approvals.step (due_at) where state = 'open' and due_at is not null and timed_out_at is null;
create index step_remind on approvals.step (remind_at) where state = 'open' and remind_at is not null;

create table approvals.decider (
  id uuid primary key,
  org_id uuid not null,
  flow_id uuid not null,
  step_id uuid not null,
  account_id uuid not null references identity.account,
  on_behalf_of uuid references identity.account,
  place integer not null,
  parent_id uuid,
  relation text check (relation in ('before', 'after')),
  added_by uuid references identity.account,
  state text not null check (state in ('waiting', 'open', 'approved', 'denied', 'removed', 'void')),
  opinion text,
  decided_at timestamptz,
  constraint decider_of_step foreign key (step_id, org_id) references approvals.step (id, org_id),
  constraint decider_of_flow foreign key (flow_id, org_id) references approvals.flow (id, org_id),
  constraint decider_of_unit unique (id, org_id),
  constraint decider_parent foreign key (parent_id, org_id) references approvals.decider (id, org_id),
  constraint decider_relation check ((parent_id is null) = (relation is null)),
  constraint decider_decided check ((decided_at is not null) = (state in ('approved', 'denied')))
);
comment on table approvals.decider is 'Whose signature a step wants';
comment on column approvals.decider.on_behalf_of is 'Whom the account stands in for (leave cover); both may sign';
comment on column approvals.decider.parent_id is 'Who added this one, to sign before or after himself';
create index decider_of_step on approvals.decider (step_id, place);
create index decider_open on approvals.decider (account_id) where state = 'open';
create unique index decider_once on approvals.decider (step_id, account_id) where state in ('waiting', 'open');

create table approvals.participant (
  account_id uuid not null references identity.account,
  flow_id uuid not null,
  org_id uuid not null,
  copied boolean not null default false,
  primary key (account_id, flow_id),
  constraint participant_of_flow foreign key (flow_id, org_id) references approvals.flow (id, org_id)
);
comment on table approvals.participant is 'Who may read a flow beyond the readers of its unit: starter, signers past and present, and those it was copied to';
create index participant_of_flow on approvals.participant (flow_id);
alter table approvals.participant enable row level security;
alter table approvals.participant force row level security;
create policy scope on approvals.participant to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or account_id = (select app.actor())) with check (org_id = any((select app.scope())::uuid[]));
create policy wide on approvals.participant to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on approvals.participant to qinwu_app, qinwu_wide;

create table approvals.act (
  id uuid primary key,
  seq bigint generated always as identity,
  org_id uuid not null,
  flow_id uuid not null,
  step_id uuid,
  at timestamptz not null,
  verb text not null,
  account_id uuid references identity.account,
  on_behalf_of uuid references identity.account,
  round integer not null,
  opinion text,
  towards json not null default '[]',
  constraint act_of_flow foreign key (flow_id, org_id) references approvals.flow (id, org_id),
  constraint act_of_step foreign key (step_id, org_id) references approvals.step (id, org_id)
);
comment on table approvals.act is 'History of a flow; rows are added, never changed';
comment on column approvals.act.towards is 'Names of people it went to, or of the step it was returned to';
create index act_of_flow on approvals.act (flow_id, seq);

-- Readers of the unit and participants read; the request role writes only within its units (starting, submitting again).
do $$
declare t text;
begin
  foreach t in array array['flow', 'step', 'decider', 'act'] loop
    execute format('alter table approvals.%I enable row level security', t);
    execute format('alter table approvals.%I force row level security', t);
    execute format('create policy scope on approvals.%I to qinwu_app using (org_id = any((select app.scope())::uuid[])
      or %s in (select p.flow_id from approvals.participant p where p.account_id = (select app.actor())))
      with check (org_id = any((select app.scope())::uuid[]))', t, case t when 'flow' then 'id' else 'flow_id' end);
    execute format('create policy wide on approvals.%I to qinwu_wide using (true) with check (true)', t);
    execute format('grant select, insert, update on approvals.%I to qinwu_app, qinwu_wide', t);
  end loop;
end $$;

-- Who decides is found over all units, whoever starts: only ids and names leave these functions.
do $$ begin
  execute format('create policy owner_finds on identity.account for select to %I using (true)', current_user);
  execute format('create policy owner_finds on identity.grant for select to %I using (true)', current_user);
end $$;

create function approvals.at_work(account identity.account, on_day date) returns boolean language sql immutable as
$$ select account.state = 'active' and (account.ends_on is null or account.ends_on >= on_day) $$;

create function approvals.people(ids uuid[], on_day date) returns table (account_id uuid, name text, unit_name text, at_work boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select a.id, a.display_name, u.name, approvals.at_work(a, on_day) from identity.account a left join org.unit u on u.id = a.org_id where a.id = any(ids) $$;
comment on function approvals.people(uuid[], date) is 'Names of accounts with their unit, and whether they may act on the day';

create function approvals.by_username(names text[], on_day date) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select a.id from identity.account a where (a.username = any(names) or a.id::text = any(names)) and approvals.at_work(a, on_day) order by a.username $$;

create function approvals.by_role(wanted text, unit uuid, on_day date) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select distinct g.account_id from identity.grant g join identity.account a on a.id = g.account_id
   where g.role = wanted and g.org_id = unit and g.ended_at is null and g.during @> on_day and approvals.at_work(a, on_day) order by 1 $$;
comment on function approvals.by_role(text, uuid, date) is 'Accounts that hold a role at exactly this unit';

create function approvals.by_post(wanted text, unit uuid, on_day date) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select distinct a.id from org.post p join identity.account a on a.person_id = p.person_id
   where p.title = wanted and p.org_id = unit and p.during @> on_day and approvals.at_work(a, on_day) order by 1 $$;

create function approvals.leaders(unit uuid, on_day date) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with granted as (select r from approvals.by_role('leader', unit, on_day) r),
   posted as (select a.id, p.rank_code from org.post p join identity.account a on a.person_id = p.person_id
     where p.is_leadership and p.org_id = unit and p.during @> on_day and approvals.at_work(a, on_day))
   select r from granted union all
   select id from posted where not exists (select 1 from granted) and rank_code = (select min(rank_code) from posted) order by 1 $$;
comment on function approvals.leaders(uuid, date) is 'Who holds the role of leader at the unit; without one, the highest leadership post';

create function approvals.officers(wanted_line text, unit uuid, on_day date) returns table (account_id uuid, org_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with found as (
     select distinct g.account_id, a.org_id, case when g.reach = 'all' then 0 else array_position(u.lineage, g.org_id) end as depth
     from identity.grant g join identity.account a on a.id = g.account_id join org.unit u on u.id = unit
     where g.role = 'officer' and (wanted_line is null or g.line = wanted_line) and g.ended_at is null and g.during @> on_day and approvals.at_work(a, on_day)
       and (g.reach = 'all' or g.org_id = unit or (g.reach = 'subtree' and g.org_id = any(u.lineage))))
   select account_id, org_id from found where depth = (select max(depth) from found) order by 1 $$;
comment on function approvals.officers(text, uuid, date) is 'Officers of a line who answer for the unit, the nearest ones; any line when null';

create function approvals.parent_of(unit uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select u.parent_id from org.unit u where u.id = unit $$;
revoke execute on all functions in schema approvals from public;
grant execute on all functions in schema approvals to qinwu_app, qinwu_wide;
