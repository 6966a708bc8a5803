-- R-D17: each week another of the line is asked first, where who is close to the plan wants that.
alter table circle.early_warning_plan add column turns boolean not null default false;
grant update (turns) on circle.early_warning_plan to kring_rights;
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.take_turns(which uuid, so boolean) returns boolean language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    update early_warning_plan set turns = so where id = which and id = any (circle.my_plans()) and id <> all (circle.plans_that_rest())
        and circle_id <> all (circle.my_closed_circles()) and approved_at is not null and replaced_at is null and turns <> so;
    return found;
end $$;
reset role;
revoke create on schema circle from kring_rights;
