-- Whether a message reached who is asked (R-D21): what did not arrive lets the next be asked, once. Slow: it was
-- tried, and may arrive still.
alter table circle.alert_asked add column tried_at timestamptz, add column reached_at timestamptz, add column failed_at timestamptz,
    add column slow boolean not null default false, add column followed boolean not null default false;
create index alert_asked_waits on circle.alert_asked (told_from) where tried_at is not null and reached_at is null and failed_at is null;
create index alert_asked_failed on circle.alert_asked (failed_at) where (failed_at is not null or reached_at is not null) and not followed;

-- The owner asks another to take it over; until that one says yes the owner has it (R-D11). Who does what was agreed may be another than
-- the owner, who said yes by telephone (R-D12).
alter table circle.alert add column handed_to uuid references common.account, add column action_for uuid references common.account;
grant update (handed_to, action_for) on circle.alert to kring_circle;
alter table circle.alert_response drop constraint alert_response_kind_check,
    add constraint alert_response_kind_check check (kind in ('CLAIM', 'CANNOT', 'SEEN', 'DONE', 'HANDED', 'DECLINED'));
alter policy claim on circle.alert
    using (id = any ((select circle.my_turn())::uuid[]) and (asking or owner_id = common.me() or handed_to = common.me()));

-- From red within a day it takes two (R-D6): the first says how it is now, and the phase stays until the second does.
alter table circle.phase_change add column says_phase text check (says_phase in ('GREEN', 'YELLOW', 'ORANGE'));
alter table circle.phase_change add constraint phase_said check ((says_phase is null) = (rule <> 'SAID_BETTER'));
grant insert (says_phase) on circle.phase_change to kring_circle;
-- Who is in the line of a red alert may be the second; one of the two is close to the plan or comes for the work.
create function circle.my_lines() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select l.plan_id from alert_line l join alert a on a.plan_id = l.plan_id
        where l.account_id = me and not l.call_only and l.circle_id = any (circle.my_circles()) and a.state <> 'CLOSED' and a.phase = 'RED'
            and a.plan_id <> all (circle.plans_closed_to_me()));
end $$;
create function circle.another_said_better(which uuid) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select exists (select 1 from phase_change where plan_id = which and rule = 'SAID_BETTER'
        and by_id <> nullif(current_setting('kring.person', true), '')::uuid and at > common.kring_now() - interval '1 day')
$$;
grant select (plan_id, rule, by_id, at) on circle.phase_change to kring_rights;
grant create on schema circle to kring_rights;
alter function circle.my_lines() owner to kring_rights;
alter function circle.another_said_better(uuid) owner to kring_rights;
revoke create on schema circle from kring_rights;
create policy in_red_line on circle.phase_change for insert to kring_circle
    with check (by_id = common.me() and not provisional and from_phase = 'RED' and plan_id = any ((select circle.my_lines())::uuid[])
        and (rule = 'SAID_BETTER' or rule = 'LOWERED' and circle.another_said_better(plan_id)));
