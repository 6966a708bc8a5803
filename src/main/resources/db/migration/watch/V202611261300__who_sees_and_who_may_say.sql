-- An inner place that ended gives nothing any more; and only who may observe does, and the resident's own call is the resident's.
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.my_inner_circles(only_open boolean) returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select m.circle_id from circle_member m join circle c on c.id = m.circle_id
        where m.account_id = me and m.ended_at is null and m.ring = 'INNER' and m.circle_id = any (circle.my_circles())
        and (c.preset = 'OPEN' or not only_open));
end $$;
create function circle.circles_i_observe_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return circle.circles_i_decide_on() || array(select circle_id from circle_member where account_id = me and ended_at is null
        and may_observe and circle_id = any (circle.my_circles()));
end $$;
reset role;
revoke create on schema circle from kring_rights;

drop policy own_hand on circle.observation;
create policy own_hand on circle.observation for insert to kring_circle
    with check (observer_id = common.me() and plan_id = circle.plan_of(circle_id) and alert_id is null and weighed_at is null
        and circle_id = any ((select circle.circles_i_observe_in())::uuid[])
        and (own_call is null or circle_id = any ((select circle.circles_i_decide_on())::uuid[])));

-- No function asks these.
revoke select on circle.plan_action, circle.outside_contact, circle.phase_change, circle.outside_notice from kring_rights;
