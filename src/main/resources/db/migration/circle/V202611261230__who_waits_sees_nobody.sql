-- Before the yes, who waits sees whose circle it is and nobody else: no name or phone, no seat, no choice, no audience.
-- Who speaks for the resident in other than personal matters waits too.
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.circles_i_wait_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select c.id from circle c where c.state = 'FORMING' and c.id in (
            select circle_id from circle_member where account_id = me and ended_at is null
            union select circle_id from representation where account_id = me and ended_at is null
                and valid_until > common.kring_now())
        except select unnest(circles_i_decide_on()));
end $$;
create or replace function circle.people_near_me() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare
    mine uuid[] := circle.my_circles();
    waited_for uuid[] := circle.circles_i_wait_for();
begin
    return array(select account_id from circle_resident where circle_id = any (mine)
        union select account_id from circle_member where circle_id = any (mine) and circle_id <> all (waited_for)
        union select account_id from representation where circle_id = any (mine) and circle_id <> all (waited_for));
end $$;
reset role;
revoke create on schema circle from kring_rights;

create policy waits on circle.representation as restrictive for select to kring_circle
    using (account_id = common.me() or circle_id <> all ((select circle.circles_i_wait_for())::uuid[]));
create policy waits on circle.topic_choice as restrictive for select to kring_circle
    using (account_id = common.me() or circle_id <> all ((select circle.circles_i_wait_for())::uuid[]));
create policy waits on circle.audience as restrictive to kring_circle
    using (circle_id <> all ((select circle.circles_i_wait_for())::uuid[]));
