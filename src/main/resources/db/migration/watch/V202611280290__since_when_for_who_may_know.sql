-- Since when something is agreed with this resident: only for who may know the phase, by the same places as circle.phase_change shows it.
-- Where no version is left to read there is no answer, also when the phase once changed.
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.plan_since(which uuid) returns timestamptz language sql stable security definer
    set search_path = circle, pg_temp as $$
    select least(min(v.approved_at), (select min(c.at) from phase_change c where c.plan_id = any (circle.plan_versions(which))))
    from early_warning_plan v where v.id = any (circle.plan_versions(which)) and v.id <> all (circle.plans_closed_to_me())
        and (which = any ((select circle.my_plan_texts())::uuid[]) or v.circle_id = any ((select circle.my_inner_circles(false))::uuid[]))
    having count(*) > 0
$$;
reset role;
revoke create on schema circle from kring_rights;
