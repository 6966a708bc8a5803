-- AT-M1: where the resident said no to health, nobody but the resident reads the plan, what was seen, phases and alerts, and nobody adds to it.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.plans_closed_to_me() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select p.id from early_warning_plan p where p.circle_id = any (circle.my_circles()) and p.resident_id <> me
        and not circle.health_ok(p.circle_id, p.resident_id));
end $$;
create function circle.plans_that_rest() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    return array(select p.id from early_warning_plan p where p.circle_id = any (circle.my_circles())
        and not circle.health_ok(p.circle_id, p.resident_id));
end $$;
create function circle.alerts_closed_to_me() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    return array(select id from alert where plan_id = any (circle.plans_closed_to_me()));
end $$;
create or replace function circle.plan_of(which uuid) returns uuid language sql stable security definer
    set search_path = circle, pg_temp as $$
    select p.id from early_warning_plan p where p.circle_id = which and p.circle_id = any (circle.my_circles())
        and p.approved_at is not null and p.replaced_at is null
        and p.id <> all (circle.plans_closed_to_me())
        and exists (select 1 from circle_resident r where r.circle_id = p.circle_id and r.account_id = p.resident_id
            and r.ended_at is null)
        order by p.id limit 1
$$;
reset role;
revoke create on schema circle from kring_rights;
do $$
declare t text;
begin
    foreach t in array array['warning_sign', 'plan_action', 'alert_line', 'outside_contact', 'observation', 'phase_change', 'alert'] loop
        execute format('create policy health_shared on circle.%I as restrictive for select to kring_circle
            using (plan_id <> all ((select circle.plans_closed_to_me())::uuid[]))', t);
    end loop;
    foreach t in array array['alert_asked', 'alert_response', 'outside_notice'] loop
        execute format('create policy health_shared on circle.%I as restrictive for select to kring_circle
            using (alert_id <> all ((select circle.alerts_closed_to_me())::uuid[]))', t);
    end loop;
end $$;
create policy health_shared on circle.early_warning_plan as restrictive for select to kring_circle
    using (id <> all ((select circle.plans_closed_to_me())::uuid[]));
-- Nobody adds to it, not the resident either.
create policy health_shared_i on circle.observation as restrictive for insert to kring_circle
    with check (plan_id <> all ((select circle.plans_that_rest())::uuid[]));
create policy health_shared_i on circle.phase_change as restrictive for insert to kring_circle
    with check (plan_id <> all ((select circle.plans_closed_to_me())::uuid[]));

grant create on schema circle to kring_rights;
set local role kring_rights;
-- An alert without what it is about, for who saw something and was not asked, and, where health is not shared any more, for who was asked:
-- whether it is open, who has it, whom else it was asked. No phase, no sign, no word.
drop function circle.watched_alerts(uuid);
create function circle.watched_alerts(which uuid) returns table (alert_id uuid, state text, owner_id uuid, asked uuid[],
        reachable_at timestamptz, raised_at timestamptz, closed_at timestamptz, asking boolean, my_turn boolean, rests boolean)
        language sql stable security definer set search_path = circle, pg_temp as $$
    select a.id, a.state, a.owner_id,
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

-- Who has an alert that is not shared any more says that it is over by an answer; the job closes it.
alter table circle.alert_response drop constraint alert_response_kind_check,
    add constraint alert_response_kind_check check (kind in ('CLAIM', 'CANNOT', 'SEEN', 'DONE'));

-- What the resident wants erased goes whatever its age; an alert that is open, and whom it asks, once it is over.
create function circle.health_to_erase() returns uuid[] language sql stable
    return array(select p.id from circle.early_warning_plan p join circle.circle_resident r on r.circle_id = p.circle_id
        and r.account_id = p.resident_id where r.health_erase_asked_at is not null);
do $$
declare t text;
begin
    foreach t in array array['alert_asked', 'alert_response', 'outside_notice'] loop
        execute format('alter policy past_its_term on circle.%I using (exists (select 1 from circle.alert a where a.id = alert_id
            and (a.closed_at < common.kring_now() - interval ''1 month''
                or a.state = ''CLOSED'' and a.plan_id = any ((select circle.health_to_erase())::uuid[])%s)))', t,
            case t when 'outside_notice' then ' or a.plan_id = any ((select circle.health_to_erase())::uuid[])' else '' end);
    end loop;
    foreach t in array array['warning_sign', 'plan_action', 'alert_line', 'outside_contact'] loop
        execute format('alter policy past_its_term on circle.%I using (plan_id = any ((select circle.health_to_erase())::uuid[])
            or exists (select 1 from circle.early_warning_plan p where p.id = plan_id
                and p.replaced_at < common.kring_now() - interval ''1 month''))', t);
    end loop;
end $$;
alter policy past_its_term on circle.observation
    using (weighed_at is not null and at < common.kring_now() - interval '1 month'
        or plan_id = any ((select circle.health_to_erase())::uuid[]));
alter policy past_its_term on circle.alert
    using (closed_at < common.kring_now() - interval '1 month'
        or state = 'CLOSED' and plan_id = any ((select circle.health_to_erase())::uuid[]));
create policy to_be_erased on circle.phase_change as restrictive for delete to kring_worker
    using (plan_id = any ((select circle.health_to_erase())::uuid[]));
create policy to_be_erased on circle.early_warning_plan as restrictive for delete to kring_worker
    using (id = any ((select circle.health_to_erase())::uuid[]));
grant delete on circle.phase_change, circle.early_warning_plan to kring_worker;
