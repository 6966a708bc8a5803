-- In a household: whose the plan is, for who tells what she saw.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.plan_resident(which uuid) returns uuid language sql stable security definer
    set search_path = circle, pg_temp as $$
    select resident_id from early_warning_plan where id = which and circle_id = any (circle.my_circles())
$$;
reset role;
revoke create on schema circle from kring_rights;
