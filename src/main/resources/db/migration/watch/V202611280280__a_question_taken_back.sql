-- R-D15: who asked takes a question back while nobody else said anything to it. A day is 24 hours, also in the night the clock is changed.
alter table circle.consultation drop constraint consultation_ended_how_check;
alter table circle.consultation add constraint consultation_ended_how_check
    check (ended_how in ('OUTCOME', 'TIME', 'ALERT_OVER', 'NOT_SHARED', 'CIRCLE_CLOSED', 'DIED', 'TAKEN_BACK'));
-- Reminder over: it was taken back, as nothing is to be written any more.
alter table circle.consultation add column reminder_over boolean not null default false;
create index consultation_reminded on circle.consultation (alert_id) where reminded_at is not null and not reminder_over;

alter policy opens on circle.consultation
    with check (opened_by = common.me() and closes_at <= common.kring_now() + interval '24 hours 1 minute'
        and exists (select 1 from circle.alert a where a.id = alert_id and a.circle_id = consultation.circle_id and a.state <> 'CLOSED'
            and a.plan_id <> all ((select circle.plans_that_rest())::uuid[])
            and (common.me() in (a.owner_id, a.resident_id) or a.plan_id = any ((select circle.my_plans())::uuid[]))));

-- A voice asks the policies of its question, so that a policy of the question cannot ask those of its voices.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.nobody_else_said(question uuid) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select not exists (select 1 from consultation_voice where consultation_id = question and account_id <> common.me())
$$;
reset role;
revoke create on schema circle from kring_rights;

create policy takes_back on circle.consultation for update to kring_circle
    using (opened_by = common.me() and ended_at is null and closes_at > common.kring_now() and circle.nobody_else_said(id)
        and exists (select 1 from circle.alert a where a.id = alert_id and a.state <> 'CLOSED'
            and a.plan_id <> all ((select circle.plans_that_rest())::uuid[])))
    with check (opened_by = common.me() and ended_how = 'TAKEN_BACK' and outcome_at is null and circle.nobody_else_said(id));
-- Who may take it back writes no outcome by that, and there is none to what was taken back.
alter policy concludes on circle.consultation
    using (outcome_at is null and ended_how is distinct from 'TAKEN_BACK'
        and exists (select 1 from circle.alert a where a.id = alert_id and a.state <> 'CLOSED'
            and a.plan_id <> all ((select circle.plans_that_rest())::uuid[]) and coalesce(a.owner_id, opened_by) = common.me()))
    with check (outcome_by = common.me() and ended_how <> 'TAKEN_BACK'
        and exists (select 1 from circle.alert a where a.id = alert_id and coalesce(a.owner_id, opened_by) = common.me()));
