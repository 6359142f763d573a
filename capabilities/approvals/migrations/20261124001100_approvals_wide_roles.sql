-- A role over all units has no unit of its own: it is held at the unit in whose register the account stands.
create or replace function approvals.by_role(wanted text, unit uuid, on_day date) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select distinct g.account_id from identity.grant g join identity.account a on a.id = g.account_id
   where g.role = wanted and coalesce(g.org_id, a.org_id) = unit and g.ended_at is null and g.during @> on_day and approvals.at_work(a, on_day) order by 1 $$;
comment on function approvals.by_role(text, uuid, date) is 'Accounts that hold a role at exactly this unit; with a role over all units, those who stand in its register';
