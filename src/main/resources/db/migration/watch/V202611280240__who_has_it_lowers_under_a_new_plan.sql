-- What hurt: the plan was agreed anew while an alert was open, and who had that alert could not say any more that it goes better: the row names the
-- plan of today, the alert that under which it was raised.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.has_alert_of(plan uuid, whom uuid) returns boolean language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return exists (select 1 from alert a join early_warning_plan p on p.circle_id = a.circle_id and p.resident_id = a.resident_id
        where p.id = plan and a.resident_id = whom and a.owner_id = me and a.state <> 'CLOSED' and a.circle_id = any (circle.my_circles()));
end $$;
reset role;
revoke create on schema circle from kring_rights;

drop policy own_hand on circle.phase_change;
create policy own_hand on circle.phase_change for insert to kring_circle
    with check (by_id = common.me() and not provisional and (plan_id = any ((select circle.my_plans())::uuid[])
        or circle.has_alert_of(plan_id, resident_id)));
