-- Who stands near proposes, as Java asks of it (Act.PROPOSE_MEMBER): not who helps, nor whom the resident does not know yet.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.circles_i_propose_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return circle.circles_i_ask_for() || array(select m.circle_id from circle_member m join circle c on c.id = m.circle_id
        where m.account_id = me and m.ended_at is null and m.recognised and (m.ring = 'INNER' or m.coordinator)
        and c.state = 'ACTIVE' and m.circle_id = any (circle.my_circles()));
end $$;

-- That an address is a member's is told to who decides alone: to who proposes it would tell whose address it is. Of invitations each
-- is told of those that she may read. One that is approved is not held against itself, nor against others that wait for a yes.
drop function circle.there_already(uuid, text, text);
create function circle.there_already(which uuid, called text, reads_at text, besides uuid) returns text language plpgsql stable
    security definer set search_path = circle, pg_temp as $$
declare
    me uuid := nullif(current_setting('kring.person', true), '')::uuid;
    decides boolean := which = any (circle.circles_i_ask_for());
begin
    if which <> all (circle.my_circles()) then
        return null;
    end if;
    if exists (select 1 from invitation i where i.circle_id = which and i.address = reads_at and lower(i.first_name) = lower(called)
            and (decides or i.proposed_by = me)
            and (i.state = 'PROPOSED' and besides is null or i.state = 'OPEN' and i.expires_at > common.kring_now())) then
        return 'INVITED';
    end if;
    return (select case when a.id = me then 'SELF' else 'MEMBER' end
        from common.account a join common.channel c on c.account_id = a.id
        where c.kind = 'EMAIL' and c.address = reads_at and lower(a.first_name) = lower(called)
        and (decides or a.id = me)
        and a.id in (select account_id from circle_resident where circle_id = which and ended_at is null
            union select account_id from circle_member where circle_id = which and ended_at is null
            union select account_id from representation where circle_id = which and ended_at is null
                and valid_until > common.kring_now())
        order by a.id = me desc limit 1);
end $$;
reset role;
revoke create on schema circle from kring_rights;

alter policy propose on circle.invitation
    with check (proposed_by = common.me()
        and (state = 'PROPOSED' and circle_id = any ((select circle.circles_i_propose_for())::uuid[])
            or state = 'OPEN' and circle_id = any ((select circle.circles_i_ask_for())::uuid[])));
