-- Numbers of papers (文号): consecutive per unit, series and year, without a gap and without one given twice.
create table app.number_series (
  series text not null,
  org_id uuid not null,
  year integer not null check (year between 1900 and 9999),
  last integer not null check (last > 0),
  primary key (series, org_id, year)
);
comment on table app.number_series is 'Last number given per series, issuing unit and year; held until the transaction ends, so that a number rolled back is given to the next';
alter table app.number_series enable row level security;
alter table app.number_series force row level security;
do $$ begin execute format('create policy owner_counts on app.number_series to %I using (true) with check (true)', current_user); end $$;

create function app.next_number(series text, org_id uuid, year integer) returns integer
  language sql volatile security definer set search_path = pg_catalog, pg_temp as
$$ insert into app.number_series as s (series, org_id, year, last) values (series, org_id, year, 1)
   on conflict on constraint number_series_pkey do update set last = s.last + 1 returning s.last $$;
comment on function app.next_number(text, uuid, integer) is 'The next number of a series; whoever asks for the next waits until this transaction ends';
revoke execute on function app.next_number(text, uuid, integer) from public;
grant execute on function app.next_number(text, uuid, integer) to qinwu_app, qinwu_wide;
