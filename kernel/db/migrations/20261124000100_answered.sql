-- Changes that were asked for under a key of the caller's: a repeated request gets the first answer and changes nothing.
create table app.answered (
  account_id uuid not null,
  key text not null,
  route text not null,
  digest text not null,
  answer text,
  at timestamptz not null,
  primary key (account_id, key)
);
comment on table app.answered is 'Answers by Idempotency-Key, so that a double click, a retry or a replayed queue does a thing once';
comment on column app.answered.digest is 'SM3 of the input: the same key with another input is refused';
comment on column app.answered.answer is 'The answer as JSON; null for a secret that is shown once';
create index answered_at on app.answered (at);
alter table app.answered enable row level security;
alter table app.answered force row level security;
create policy own on app.answered to qinwu_app using (account_id = (select app.actor())) with check (account_id = (select app.actor()));
create policy wide on app.answered to qinwu_wide using (true) with check (true);
grant select, insert, update, delete on app.answered to qinwu_app, qinwu_wide;
