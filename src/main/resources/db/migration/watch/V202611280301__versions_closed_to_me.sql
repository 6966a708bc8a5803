-- AT-M1: which versions a plan has is not known to whom it is closed.
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.plan_versions(which uuid) returns uuid[] language sql stable security definer
    set search_path = circle, pg_temp as $$
    select coalesce(array_agg(v.id), '{}') from early_warning_plan p
        join early_warning_plan v on v.circle_id = p.circle_id and v.resident_id = p.resident_id
        where p.id = which and p.circle_id = any (circle.my_circles()) and v.id <> all (circle.plans_closed_to_me())
$$;
reset role;
revoke create on schema circle from kring_rights;
