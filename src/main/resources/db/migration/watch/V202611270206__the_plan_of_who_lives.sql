-- A plan holds for who lives there: not that of somebody who died, or who lives there no more.
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.plan_of(which uuid) returns uuid language sql stable security definer
    set search_path = circle, pg_temp as $$
    select p.id from early_warning_plan p where p.circle_id = which and p.circle_id = any (circle.my_circles())
        and p.approved_at is not null and p.replaced_at is null
        and exists (select 1 from circle_resident r where r.circle_id = p.circle_id and r.account_id = p.resident_id
            and r.ended_at is null)
        order by p.id limit 1
$$;
reset role;
revoke create on schema circle from kring_rights;
