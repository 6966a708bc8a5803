-- Whose alert it is: in a household it need not be the first of them.
grant create on schema circle to kring_rights;
set local role kring_rights;
drop function circle.watched_alerts(uuid);
create function circle.watched_alerts(which uuid) returns table (alert_id uuid, resident_id uuid, state text, owner_id uuid, asked uuid[],
        reachable_at timestamptz, raised_at timestamptz, closed_at timestamptz, asking boolean, my_turn boolean, rests boolean)
        language sql stable security definer set search_path = circle, pg_temp as $$
    select a.id, a.resident_id, a.state, a.owner_id,
        array(select k.account_id from alert_asked k where k.alert_id = a.id and k.phase = a.phase
            and not exists (select 1 from alert_response r where r.alert_id = a.id and r.account_id = k.account_id
                and r.kind = 'CANNOT' and r.at >= a.phase_since)
            group by k.account_id order by min(k.asked_at), min(k.level)),
        a.reachable_at, a.raised_at, a.closed_at, a.asking, a.id = any (circle.my_turn()), a.plan_id = any (circle.plans_closed_to_me())
    from alert a where a.circle_id = which and which = any (circle.my_circles())
        and (exists (select 1 from observation o where o.alert_id = a.id
                and o.observer_id = nullif(current_setting('kring.person', true), '')::uuid)
            or a.plan_id = any (circle.plans_closed_to_me())
                and (a.id = any (circle.my_turn()) or a.id = any (circle.my_alerts())))
$$;
reset role;
revoke create on schema circle from kring_rights;
