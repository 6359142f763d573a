-- Notifications beyond the application: by e-mail and by signed webhook, as each person chooses for each subject.
grant usage on schema events to qinwu_auth;

alter table events.notification add column subject text not null default 'other';
comment on column events.notification.subject is 'What it is about, for the choice of channels; label subject.<subject>';

create table events.channel_choice (
  account_id uuid not null,
  subject text not null check (length(subject) between 1 and 100),
  channel text not null check (channel in ('app', 'mail', 'webhook')),
  wanted boolean not null,
  primary key (account_id, subject, channel)
);
comment on table events.channel_choice is 'By which channels an account wants to be told of a subject; * stands for every subject without a line of its own, and without any line every channel is wanted';

create table events.mail_address (
  account_id uuid primary key references identity.account,
  address text not null check (length(address) between 3 and 254),
  confirmed_at timestamptz,
  code_digest text,
  code_sent_at timestamptz,
  code_tries integer not null default 0
);
comment on table events.mail_address is 'Where an account wants mail; nothing but the code is sent before the address was confirmed by it';
comment on column events.mail_address.code_digest is 'Keyed SM3 of the code that confirms the address';

create table events.webhook (
  id uuid primary key,
  account_id uuid not null references identity.account,
  name text not null check (length(name) between 1 and 60),
  url text not null check (length(url) <= 2000 and url ~ '^https?://'),
  algorithm text not null check (algorithm in ('hmac-sha256', 'hmac-sm3')),
  created_at timestamptz not null,
  ended_at timestamptz
);
comment on table events.webhook is 'Addresses of programs that are told of an account''s notifications, signed';
create index webhook_of_account on events.webhook (account_id) where ended_at is null;

create table events.webhook_secret (
  webhook_id uuid primary key references events.webhook on delete cascade,
  sealed text not null
);
comment on table events.webhook_secret is 'Secrets by which webhooks are signed: SM4 with HMAC-SM3 under the installation''s secret';
select identity.keep_secret('events.webhook_secret');

create table events.delivery (
  id uuid primary key,
  account_id uuid not null,
  notification_id uuid references events.notification on delete cascade,
  channel text not null check (channel in ('mail', 'webhook')),
  webhook_id uuid references events.webhook,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  created_at timestamptz not null default now(),
  tried_at timestamptz,
  ended_at timestamptz,
  status integer,
  fault text,
  replay_of uuid references events.delivery on delete set null,
  constraint delivery_webhook check ((channel = 'webhook') = (webhook_id is not null)),
  constraint delivery_of_something check (notification_id is not null or channel = 'webhook')
);
comment on table events.delivery is 'What was sent or is to be sent by mail or webhook, with what came of it; without a notification it is a test';
comment on column events.delivery.status is 'HTTP or SMTP status of the last try';
create index delivery_of_webhook on events.delivery (webhook_id, created_at desc);
create index delivery_of_notification on events.delivery (notification_id);
create index delivery_of_account on events.delivery (account_id, created_at desc);

do $$
declare
  owned regclass;
begin
  foreach owned in array array['events.channel_choice', 'events.mail_address', 'events.webhook', 'events.delivery']::regclass[] loop
    execute format('alter table %s enable row level security', owned);
    execute format('alter table %s force row level security', owned);
    execute format('create policy own on %s to qinwu_app using (account_id = (select app.actor())) with check (account_id = (select app.actor()))', owned);
    execute format('create policy wide on %s to qinwu_wide using (true) with check (true)', owned);
    execute format('grant select, insert, update, delete on %s to qinwu_app, qinwu_wide', owned);
    execute format('create policy owner_keeps on %s to %I using (true) with check (true)', owned, current_user);
  end loop;
  execute format('create policy owner_keeps on events.notification to %I using (true) with check (true)', current_user);
end $$;

-- Whoever tells others does not see what those have chosen; the function answers nothing but what is to be sent.
create function events.put_notifications(notices json) returns table (delivery_id uuid)
language sql security definer set search_path = events, pg_temp as $$
  with draft as (
    select * from json_to_recordset(notices) as n (id uuid, "accountId" uuid, kind text, subject text, params json, link text, "needsAction" boolean)
  ), chosen as (
    select d.id, c.channel,
      coalesce((select wanted from channel_choice x where x.account_id = d."accountId" and x.subject = d.subject and x.channel = c.channel),
               (select wanted from channel_choice x where x.account_id = d."accountId" and x.subject = '*' and x.channel = c.channel), true) as wanted
    from draft d cross join (values ('app'), ('mail'), ('webhook')) c (channel)
  ), put as (
    insert into notification (id, account_id, kind, subject, params, link, needs_action, read_at)
    select d.id, d."accountId", d.kind, d.subject, d.params, d.link, d."needsAction",
      case when not (select wanted from chosen x where x.id = d.id and x.channel = 'app') then now() end
    from draft d returning id, account_id
  ), mailed as (
    insert into delivery (id, account_id, notification_id, channel)
    select gen_random_uuid(), p.account_id, p.id, 'mail' from put p join mail_address m on m.account_id = p.account_id and m.confirmed_at is not null
      join chosen x on x.id = p.id and x.channel = 'mail' and x.wanted
    returning id
  ), hooked as (
    insert into delivery (id, account_id, notification_id, channel, webhook_id)
    select gen_random_uuid(), p.account_id, p.id, 'webhook', h.id from put p join webhook h on h.account_id = p.account_id and h.ended_at is null
      join chosen x on x.id = p.id and x.channel = 'webhook' and x.wanted
    returning id
  )
  select id from mailed union all select id from hooked $$;
comment on function events.put_notifications(json) is 'Stores notifications and, by the choice of each account, what is to be sent by other channels; answers the deliveries to make';
