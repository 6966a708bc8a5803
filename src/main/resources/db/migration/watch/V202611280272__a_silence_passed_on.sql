-- R-D26, R-D10: who is asked to look and cannot now says so, and the others are asked at once; who went to look and cannot, all anew.
alter table circle.silence add column passed uuid[] not null default '{}';
grant update (passed, asked, owner_id, owner_at, step, next_due_at) on circle.silence to kring_rights;
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.pass_silence(which uuid) returns boolean language plpgsql security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    update silence set passed = case when me = any (passed) then passed else passed || me end,
            asked = case when owner_id = me then array(select unnest(passed) union select me) else asked end,
            step = case when owner_id = me then 1 else step end, owner_id = null, owner_at = null,
            next_due_at = case when owner_id = me or asked <@ (passed || me) then common.kring_now() else next_due_at end
        where id = which and circle_id = any (circle.my_circles()) and circle_id <> all (circle.my_closed_circles())
        and circle.health_ok(circle_id, resident_id) and ended_at is null
        and (owner_id = me or owner_id is null and me = any (asked) and me <> all (passed));
    return found;
end $$;
reset role;
revoke create on schema circle from kring_rights;
