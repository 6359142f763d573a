-- Who may enter and what they may do. What proves who someone is (passwords, sessions, second factors, keys) is readable by qinwu_auth alone.
select app.open_schema('identity');
grant usage on schema identity to qinwu_auth;

create function identity.keep_secret(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy keeper on %s to qinwu_auth using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to qinwu_auth', target);
end $$;
comment on function identity.keep_secret(regclass) is 'Walls a table of secrets: only the role of sign-in reads and writes it';

create table identity.account (
  id uuid primary key,
  org_id uuid references org.unit,
  person_id uuid references org.person,
  username text not null,
  display_name text not null check (length(display_name) between 1 and 60),
  state text not null default 'active' check (state in ('active', 'disabled', 'closed')),
  ends_on date,
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  preferences json not null default '{}',
  must_change_password boolean not null default true,
  password_changed_at timestamptz,
  second_factor boolean not null default false,
  locked_until timestamptz,
  last_sign_in_at timestamptz,
  created_at timestamptz not null,
  search_text text not null generated always as (lower(username || ' ' || display_name)) stored,
  version integer not null default 1,
  constraint account_username unique (username),
  constraint account_username_form check (username = lower(username) and username ~ '^[^[:space:][:cntrl:]@/\\]{2,64}$')
);
comment on table identity.account is 'Accounts: one person, one account (IT-1). Holds no secret';
comment on column identity.account.org_id is 'Unit in whose register the account stands; null for accounts outside the units, such as the first administrator';
comment on column identity.account.state is 'active; disabled (may come back); closed (the person left; never comes back)';
comment on column identity.account.ends_on is 'Last day on which the account may be used';
create unique index account_person on identity.account (person_id) where state <> 'closed';
create index account_org on identity.account (org_id);
create index account_search on identity.account using gin (search_text gin_trgm_ops);
create index account_ending on identity.account (ends_on) where state = 'active' and ends_on is not null;
alter table identity.account enable row level security;
alter table identity.account force row level security;
create policy scope on identity.account to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or id = (select app.actor()))
  with check (org_id = any((select app.scope())::uuid[]) or id = (select app.actor()));
create policy wide on identity.account to qinwu_wide using (true) with check (true);
create policy keeper on identity.account to qinwu_auth using (true) with check (true);
grant select, insert, update on identity.account to qinwu_app, qinwu_wide;
grant select, update on identity.account to qinwu_auth;

create table identity.grant (
  id uuid primary key,
  account_id uuid not null references identity.account,
  role text not null check (role in ('staff', 'unit-admin', 'officer', 'leader', 'inspector', 'sysadmin', 'secadmin', 'auditor')),
  line text,
  org_id uuid references org.unit,
  reach text not null check (reach in ('self', 'unit', 'subtree', 'all')),
  starts_on date not null,
  ends_on date,
  during daterange not null generated always as (daterange(starts_on, ends_on, '[]')) stored,
  duty text not null generated always as (case when role in ('sysadmin', 'secadmin', 'auditor') then role else 'business' end) stored,
  reason text,
  granted_by uuid references identity.account,
  granted_at timestamptz not null,
  ended_by uuid references identity.account,
  ended_at timestamptz,
  constraint grant_line check ((role = 'officer') = (line is not null)),
  constraint grant_all_has_no_unit check ((reach = 'all') = (org_id is null)),
  constraint grant_days check (ends_on is null or ends_on >= starts_on),
  constraint grant_not_to_oneself check (granted_by is null or granted_by <> account_id),
  constraint grant_three_duties exclude using gist (account_id with =, duty with <>, during with &&) where (ended_at is null),
  constraint grant_once exclude using gist
    (account_id with =, role with =, (coalesce(line, '')) with =, (coalesce(org_id, '00000000-0000-0000-0000-000000000000')) with =, during with &&)
    where (ended_at is null)
);
comment on table identity.grant is 'Roles held: at a unit, with a reach, from day to day';
comment on column identity.grant.line is 'Line of work (name of a domain) of an officer; null for the other roles';
comment on column identity.grant.reach is 'self and unit: the unit alone (self narrows to own records); subtree: the unit and all below; all: every unit';
comment on column identity.grant.duty is 'System, security and audit administration are apart from business and from each other (三员分立, GB/T 22239 8.1.4.2)';
comment on column identity.grant.ended_at is 'Taken back before its last day';
create index grant_account on identity.grant (account_id);
create index grant_org on identity.grant (org_id);
alter table identity.grant enable row level security;
alter table identity.grant force row level security;
create policy scope on identity.grant to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or account_id = (select app.actor()))
  with check (org_id = any((select app.scope())::uuid[]));
create policy wide on identity.grant to qinwu_wide using (true) with check (true);
grant select, insert, update on identity.grant to qinwu_app, qinwu_wide;

create table identity.api_key (
  id uuid primary key,
  account_id uuid not null references identity.account,
  org_id uuid references org.unit,
  name text not null check (length(name) between 1 and 60),
  prefix text not null,
  permissions text[] not null check (cardinality(permissions) between 1 and 200),
  org_ids uuid[],
  addresses text[],
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references identity.account,
  constraint api_key_expiry check (expires_at > created_at and expires_at <= created_at + interval '366 days')
);
comment on table identity.api_key is 'Keys of programs: part of their owner''s rights, for at most a year';
comment on column identity.api_key.org_id is 'Unit of the owner when the key was made: the wall';
comment on column identity.api_key.prefix is 'First characters of the key, by which its owner recognises it';
comment on column identity.api_key.org_ids is 'Units the key reaches at most, within its owner''s reach; null for all of that reach';
comment on column identity.api_key.addresses is 'Networks (CIDR) it may be used from; null for any';
create index api_key_account on identity.api_key (account_id);
alter table identity.api_key enable row level security;
alter table identity.api_key force row level security;
create policy scope on identity.api_key to qinwu_app
  using (org_id = any((select app.scope())::uuid[]) or account_id = (select app.actor()))
  with check (account_id = (select app.actor()) or org_id = any((select app.scope())::uuid[]));
create policy wide on identity.api_key to qinwu_wide using (true) with check (true);
create policy keeper on identity.api_key to qinwu_auth using (true) with check (true);
grant select, insert, update on identity.api_key to qinwu_app, qinwu_wide;
grant select on identity.api_key to qinwu_auth;
grant update (last_used_at) on identity.api_key to qinwu_auth;

create table identity.policy (
  one boolean primary key default true check (one),
  settings json not null,
  version integer not null default 1
);
comment on table identity.policy is 'Security settings that differ from the defaults of kernel/identity/contract/policy.ts';
insert into identity.policy (settings) values ('{}');
select app.open_wall('identity.policy');

create table identity.password (
  account_id uuid primary key references identity.account,
  hash text not null,
  changed_at timestamptz not null
);
comment on table identity.password is 'Salted slow hashes, in the form $algorithm$parameters$salt$hash';

create table identity.former_password (
  account_id uuid not null references identity.account,
  hash text not null,
  changed_at timestamptz not null,
  primary key (account_id, changed_at)
);
comment on table identity.former_password is 'Hashes of passwords that may not return';

create table identity.session (
  id uuid primary key,
  account_id uuid not null references identity.account,
  token_hash text not null unique,
  method text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ip text,
  user_agent text
);
comment on table identity.session is 'Living sessions; signing out deletes the row';
comment on column identity.session.token_hash is 'Keyed SM3 of the token: a reader of the table cannot enter';
comment on column identity.session.method is 'password, second-factor, demo or oidc:<provider>';
create index session_account on identity.session (account_id);
create index session_expiry on identity.session (expires_at);

create table identity.lockout (
  username_hash text primary key,
  failed_at timestamptz[] not null,
  locked_until timestamptz
);
comment on table identity.lockout is 'Failures per user name, whether or not such an account exists, so that a lock tells nothing. Hashed, because people type passwords there';

create table identity.address_failure (
  ip text primary key,
  failed_at timestamptz[] not null
);
comment on table identity.address_failure is 'Recent failures per address: they slow the next tries down';

create table identity.challenge (
  id uuid primary key,
  account_id uuid not null references identity.account,
  token_hash text not null unique,
  method text not null,
  tries integer not null default 0,
  expires_at timestamptz not null
);
comment on table identity.challenge is 'Signing in that awaits the second factor';

create table identity.totp (
  account_id uuid primary key references identity.account,
  sealed_secret text not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on table identity.totp is 'Time-based codes (RFC 6238)';
comment on column identity.totp.sealed_secret is 'SM4-CTR with HMAC-SM3 under the installation''s secret';
comment on column identity.totp.last_step is 'Newest time step accepted: a code is good once';

create table identity.backup_code (
  account_id uuid not null references identity.account,
  code_hash text not null,
  primary key (account_id, code_hash)
);
comment on table identity.backup_code is 'Codes for a lost authenticator; a used one is deleted';

create table identity.oidc_flow (
  state_hash text primary key,
  provider text not null,
  sealed text not null,
  back text not null,
  expires_at timestamptz not null
);
comment on table identity.oidc_flow is 'Single sign-on under way; sealed holds the code verifier and the nonce';

create table identity.external_identity (
  provider text not null,
  subject text not null,
  account_id uuid not null references identity.account,
  linked_at timestamptz not null,
  primary key (provider, subject)
);
comment on table identity.external_identity is 'Which account a subject of an identity provider is';

create table identity.api_key_secret (
  key_id uuid primary key references identity.api_key,
  secret_hash text not null unique
);
comment on table identity.api_key_secret is 'Keyed SM3 of the keys';

select identity.keep_secret(t) from unnest(array['identity.password', 'identity.former_password', 'identity.session', 'identity.lockout', 'identity.address_failure',
  'identity.challenge', 'identity.totp', 'identity.backup_code', 'identity.oidc_flow', 'identity.external_identity', 'identity.api_key_secret']::regclass[]) t;

-- Every process keeps resolved actors for a moment; whatever could change one says so here, whoever changes it.
create function identity.tell_access() returns trigger language plpgsql as $$
declare
  changed text := tg_argv[0];
begin
  if changed = 'account' then changed := 'account:' || new.id;
  elsif changed = 'grant' then changed := 'account:' || new.account_id;
  elsif changed = 'key' then changed := 'credential:' || new.id;
  elsif changed = 'session' then changed := 'credential:' || old.id;
  end if;
  perform pg_notify('qinwu_access', changed);
  return null;
end $$;
create trigger tell_access after update of org_id, person_id, username, display_name, state, ends_on, locale, must_change_password, second_factor on identity.account
  for each row execute function identity.tell_access('account');
create trigger tell_access after insert or update on identity.grant for each row execute function identity.tell_access('grant');
create trigger tell_access after update of revoked_at on identity.api_key for each row execute function identity.tell_access('key');
create trigger tell_access after delete on identity.session for each row execute function identity.tell_access('session');
create trigger tell_access after update on identity.policy for each statement execute function identity.tell_access('policy');
create trigger tell_access after insert or delete or update of parent_id, lineage, name on org.unit for each statement execute function identity.tell_access('units');
