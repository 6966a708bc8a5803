-- A circle is asked whether it is really one of its own who asks for a new mail address. Who answers, answers for herself.
create table circle.recovery (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    account_id uuid not null references common.account,
    asked_at timestamptz not null default common.kring_now(),
    decided_at timestamptz
);
create index recovery_circle on circle.recovery (circle_id) where decided_at is null;
create table circle.recovery_answer (
    recovery_id uuid not null references circle.recovery,
    circle_id uuid not null references circle.circle,
    account_id uuid not null references common.account,
    yes boolean not null,
    at timestamptz not null default common.kring_now(),
    primary key (recovery_id, account_id)
);
do $$
declare t text;
begin
    foreach t in array array['recovery', 'recovery_answer'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('create policy seat on circle.%I for select to kring_circle using (circle_id = any ((select circle.my_circles())::uuid[]))', t);
        execute format('grant select on circle.%I to kring_circle', t);
        execute format('grant select, insert, update on circle.%I to kring_worker', t);
    end loop;
end $$;
create policy own_answer on circle.recovery_answer for insert to kring_circle
    with check (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[])
        and exists (select 1 from circle.recovery r where r.id = recovery_id and r.circle_id = recovery_answer.circle_id
            and r.account_id <> common.me() and r.decided_at is null));
grant insert on circle.recovery_answer to kring_circle;
