-- Since when something is agreed with this resident: who may know the phase may know from when there is one.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.plan_since(which uuid) returns timestamptz language sql stable security definer
    set search_path = circle, pg_temp as $$
    select least(min(v.approved_at), (select min(c.at) from phase_change c where c.plan_id = any (circle.plan_versions(which))))
    from early_warning_plan v where v.id = any (circle.plan_versions(which)) and v.id <> all (circle.plans_closed_to_me())
$$;
reset role;
revoke create on schema circle from kring_rights;
