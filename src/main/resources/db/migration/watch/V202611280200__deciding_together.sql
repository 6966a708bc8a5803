-- R-D15: who reads an alert as its line does decides together on a question. Choice 0 is to ask the municipality, which sends nothing by
-- itself; the others count from 1. Settled: what was not told yet when it ended is taken back.
create table circle.consultation (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    alert_id uuid not null references circle.alert on delete cascade,
    opened_by uuid not null references common.account,
    question text not null check (length(question) <= 2000),
    options text[] not null,
    municipality boolean not null,
    at timestamptz not null default common.kring_now(),
    closes_at timestamptz not null,
    ended_at timestamptz,
    ended_how text check (ended_how in ('OUTCOME', 'TIME', 'ALERT_OVER', 'NOT_SHARED', 'CIRCLE_CLOSED', 'DIED')),
    settled boolean not null default false,
    outcome text check (length(outcome) <= 2000),
    outcome_choice int check (outcome_choice between 0 and 5),
    outcome_by uuid references common.account,
    outcome_at timestamptz,
    reminded_at timestamptz,
    check (cardinality(options) + municipality::int between 2 and 5),
    check ((ended_at is null) = (ended_how is null)),
    check ((outcome_at is null) = (outcome is null) and (outcome_at is null) = (outcome_by is null)),
    check (outcome is not null or outcome_choice is null)
);
create unique index consultation_one_open on circle.consultation (alert_id) where ended_at is null;
create index consultation_alert on circle.consultation (alert_id, at);
create index consultation_circle on circle.consultation (circle_id);
create index consultation_due on circle.consultation (closes_at) where not settled;
create index consultation_without_outcome on circle.consultation (ended_at) where ended_how = 'TIME' and outcome_at is null and reminded_at is null;
alter table circle.consultation alter column question set statistics 0, alter column options set statistics 0, alter column outcome set statistics 0;

-- What somebody says to it: one voice each, which nobody else changes, and until it ends the own.
create table circle.consultation_voice (
    consultation_id uuid not null references circle.consultation on delete cascade,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    choice int not null check (choice between 0 and 5),
    why text not null default '' check (length(why) <= 500),
    at timestamptz not null default common.kring_now(),
    primary key (consultation_id, account_id)
);
create index consultation_voice_circle on circle.consultation_voice (circle_id, account_id);
alter table circle.consultation_voice alter column why set statistics 0;

do $$
declare t text;
begin
    foreach t in array array['consultation', 'consultation_voice'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('create policy unknown on circle.%I as restrictive to kring_circle
            using (circle_id <> all ((select circle.circles_that_do_not_know_me_yet())::uuid[]))', t);
        execute format('create policy guest on circle.%I as restrictive to kring_circle
            using (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]))', t);
        execute format('create policy child on circle.%I as restrictive to kring_circle
            using (circle_id <> all ((select circle.circles_i_am_a_child_in())::uuid[]))', t);
        execute format('create policy still_open on circle.%I as restrictive for insert to kring_circle
            with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
        execute format('create policy still_open_u on circle.%I as restrictive for update to kring_circle
            using (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
        execute format('grant select on circle.%I to kring_circle', t);
    end loop;
end $$;
grant select, update, delete on circle.consultation to kring_worker;
grant select, update (circle_id) on circle.consultation_voice to kring_worker;

-- Who reads the alert as its line does reads it; who may not read that any more, not this either.
create policy with_its_alert on circle.consultation for select to kring_circle
    using (alert_id = any ((select circle.my_alerts())::uuid[]));
create policy health_shared on circle.consultation as restrictive for select to kring_circle
    using (alert_id <> all ((select circle.alerts_closed_to_me())::uuid[]));
create policy opens on circle.consultation for insert to kring_circle
    with check (opened_by = common.me() and closes_at <= common.kring_now() + interval '1 day 1 minute'
        and exists (select 1 from circle.alert a where a.id = alert_id and a.circle_id = consultation.circle_id and a.state <> 'CLOSED'
            and a.plan_id <> all ((select circle.plans_that_rest())::uuid[])
            and (common.me() in (a.owner_id, a.resident_id) or a.plan_id = any ((select circle.my_plans())::uuid[]))));
-- Who has the alert writes what it became, once; where nobody has it, who asked.
create policy concludes on circle.consultation for update to kring_circle
    using (outcome_at is null and exists (select 1 from circle.alert a where a.id = alert_id and a.state <> 'CLOSED'
        and a.plan_id <> all ((select circle.plans_that_rest())::uuid[]) and coalesce(a.owner_id, opened_by) = common.me()))
    with check (outcome_by = common.me());
grant insert (id, circle_id, alert_id, opened_by, question, options, municipality, closes_at),
    update (ended_at, ended_how, outcome, outcome_choice, outcome_by, outcome_at) on circle.consultation to kring_circle;
create policy past_its_term on circle.consultation as restrictive for delete to kring_worker
    using (exists (select 1 from circle.alert a where a.id = alert_id and (a.closed_at < common.kring_now() - interval '1 month'
        or a.plan_id = any ((select circle.health_to_erase())::uuid[]))));

-- circle.consultation asks its own policies here.
create policy with_its_question on circle.consultation_voice for select to kring_circle
    using (exists (select 1 from circle.consultation c where c.id = consultation_id));
create policy says on circle.consultation_voice for insert to kring_circle
    with check (account_id = common.me() and exists (select 1 from circle.consultation c join circle.alert a on a.id = c.alert_id
        where c.id = consultation_id and c.circle_id = consultation_voice.circle_id and c.ended_at is null
            and c.closes_at > common.kring_now() and a.state <> 'CLOSED' and a.plan_id <> all ((select circle.plans_that_rest())::uuid[])
            and choice <= cardinality(c.options) and (choice > 0 or c.municipality)));
create policy says_otherwise on circle.consultation_voice for update to kring_circle
    using (account_id = common.me() and exists (select 1 from circle.consultation c join circle.alert a on a.id = c.alert_id
        where c.id = consultation_id and c.ended_at is null and c.closes_at > common.kring_now() and a.state <> 'CLOSED'
            and a.plan_id <> all ((select circle.plans_that_rest())::uuid[])))
    with check (account_id = common.me() and exists (select 1 from circle.consultation c
        where c.id = consultation_id and choice <= cardinality(c.options) and (choice > 0 or c.municipality)));
grant insert (consultation_id, circle_id, account_id, choice, why), update (choice, why, at) on circle.consultation_voice to kring_circle;

-- Who left and wants the own words gone takes these along too (R-B9).
create policy rights on circle.consultation_voice to kring_rights using (true);
grant select, delete on circle.consultation_voice to kring_rights;
create function circle.forget_voices() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    delete from consultation_voice where circle_id = new.circle_id and account_id = new.account_id;
    return new;
end $$;
grant create on schema circle to kring_rights;
alter function circle.forget_voices() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger forget_voices after update on circle.own_erasure
    for each row when (old.done_at is null and new.done_at is not null) execute function circle.forget_voices();
