-- R-D26, R-D10: who is asked to look and cannot now says so, and the others are asked at once.
alter table circle.silence add column passed uuid[] not null default '{}';
grant update (passed, next_due_at) on circle.silence to kring_rights;
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.pass_silence(which uuid) returns boolean language plpgsql security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    update silence set passed = passed || me,
            next_due_at = case when asked <@ (passed || me) then common.kring_now() else next_due_at end
        where id = which and circle_id = any (circle.my_circles()) and me = any (asked) and me <> all (passed)
        and owner_id is null and ended_at is null;
    return found;
end $$;
reset role;
revoke create on schema circle from kring_rights;
