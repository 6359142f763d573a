-- The walls' ground: who asks, what they may see, and the one way to wall a table.
create schema if not exists app;
comment on schema app is 'Ground of the walls: scope and actor of the running transaction, functions that wall tables';
grant usage on schema app to qinwu_app, qinwu_wide, qinwu_auth;

create function app.scope() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.scope', true), ''), '{}')::uuid[] $$;
comment on function app.scope() is 'Units the transaction may see; org_id = any((select app.scope())::uuid[]): the cast costs nothing and makes it an array of one query instead of a row set';

create function app.actor() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.actor', true), '')::uuid $$;
comment on function app.actor() is 'Account of the running transaction; null for the system';

create function app.wall(target regclass, org_column text default 'org_id') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy scope on %s to qinwu_app using (%I = any((select app.scope())::uuid[])) with check (%I = any((select app.scope())::uuid[]))', target, org_column, org_column);
  execute format('create policy wide on %s to qinwu_wide using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to qinwu_app, qinwu_wide', target);
end $$;
comment on function app.wall(regclass, text) is 'Walls a table by unit: the request role sees rows of its scope, the wide role all';

create function app.open_wall(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy everyone_reads on %s for select to qinwu_app using (true)', target);
  execute format('create policy wide on %s to qinwu_wide using (true) with check (true)', target);
  execute format('grant select on %s to qinwu_app', target);
  execute format('grant select, insert, update, delete on %s to qinwu_wide', target);
end $$;
comment on function app.open_wall(regclass) is 'Walls a table of common reference: everyone signed in reads, only the wide role writes';

create function app.open_schema(name text) returns void language plpgsql as $$
begin
  execute format('create schema %I', name);
  execute format('grant usage on schema %I to qinwu_app, qinwu_wide', name);
  execute format('alter default privileges in schema %I grant usage on sequences to qinwu_app, qinwu_wide', name);
end $$;
comment on function app.open_schema(text) is 'Creates a room''s schema, usable by the request roles';

create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists btree_gin;

create table app.beginning (
  only_one boolean primary key default true check (only_one),
  begun_as text not null check (begun_as in ('demo', 'own')),
  at timestamptz not null default now()
);
comment on table app.beginning is 'How the installation was begun: with the demonstration city or as one''s own; said once';
alter table app.beginning enable row level security;
alter table app.beginning force row level security;
create policy known on app.beginning for select to qinwu_app, qinwu_wide using (true);
create policy said_once on app.beginning for insert to qinwu_wide with check (true);
grant select on app.beginning to qinwu_app, qinwu_wide;
grant insert on app.beginning to qinwu_wide;
create function app.begun_as() returns text language sql stable as $$ select begun_as from app.beginning $$;
create function app.begin_as(how text) returns void language sql as $$ insert into app.beginning (begun_as) values (how) $$;
