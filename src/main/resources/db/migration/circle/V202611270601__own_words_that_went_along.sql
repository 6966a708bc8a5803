-- R-B9: what was told of one of a household stands in that one's own circle once they went apart. Who told it may never sit there.
grant create on schema circle to kring_rights;
create policy rights_read on circle.apart for select to kring_rights using (true);
grant select on circle.apart to kring_rights;
set local role kring_rights;
create or replace function circle.circles_i_was_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(
        with mine as (select circle_id from circle_member where account_id = me
            union select circle_id from circle_resident where account_id = me)
        select circle_id from circle_member where account_id = me
        union select a.own_circle_id from apart a where a.account_id <> me and a.circle_id in (select circle_id from mine));
end $$;
reset role;
revoke create on schema circle from kring_rights;
