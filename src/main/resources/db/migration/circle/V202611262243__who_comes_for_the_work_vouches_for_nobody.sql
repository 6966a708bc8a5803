-- Who lost the mailbox is vouched for by those who are there for themselves (decision 023): as Java asks of it (Act.VOUCH), so do the tables.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.circles_i_vouch_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return circle.circles_i_decide_on() || array(select m.circle_id from circle_member m where m.account_id = me
        and m.ended_at is null and m.recognised and m.ring <> 'PROFESSIONALS' and m.relation <> 'GUEST' and m.circle_id = any (circle.my_circles()));
end $$;
reset role;
revoke create on schema circle from kring_rights;
create policy not_by_work on circle.recovery as restrictive for select to kring_circle
    using (circle_id = any ((select circle.circles_i_vouch_in())::uuid[]));
create policy not_by_work on circle.recovery_answer as restrictive to kring_circle
    using (circle_id = any ((select circle.circles_i_vouch_in())::uuid[]));
