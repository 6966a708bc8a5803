-- A task of a circle; its place on the timeline is an entry of kind TASK, made when it is put there.
create table circle.task (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    audience_id uuid not null references circle.audience on delete cascade,
    entry_id uuid unique,
    maker_id uuid not null references common.account,
    state text not null check (state in ('PROPOSED', 'OPEN', 'TAKEN', 'DONE', 'DONE_UNCONFIRMED', 'WITHDRAWN', 'EXPIRED')),
    what text not null check (length(what) between 1 and 300),
    at timestamptz not null,
    before boolean not null,
    ends_at timestamptz not null check (ends_at >= at),
    place text check (length(place) between 1 and 120),
    ride_from text check (length(ride_from) between 1 and 120),
    remote boolean not null,
    conduct boolean not null,
    said text check (length(said) between 1 and 300),
    made_at timestamptz not null default common.kring_now(),
    taker_id uuid references common.account,
    taken_at timestamptz,
    returned_at timestamptz,
    check ((taker_id is null) = (taken_at is null)),
    check (case state when 'TAKEN' then taker_id is not null when 'DONE' then taker_id is not null
        when 'DONE_UNCONFIRMED' then taker_id is not null when 'EXPIRED' then true else taker_id is null end),
    check ((entry_id is null) = (state = 'PROPOSED') or state = 'WITHDRAWN')
);
create index task_circle on circle.task (circle_id, ends_at);
create index task_audience on circle.task (audience_id);
-- "Ik kan deze keer niet": for the one who says so, and for who would ask again.
create table circle.task_cannot (
    task_id uuid not null references circle.task on delete cascade,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    primary key (task_id, account_id)
);
create index task_cannot_circle on circle.task_cannot (circle_id);
alter table circle.task alter column what set statistics 0;
do $$
declare t text;
begin
    foreach t in array array['task', 'task_cannot'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('create policy still_open on circle.%I as restrictive for insert to kring_circle
            with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
        execute format('create policy still_open_u on circle.%I as restrictive for update to kring_circle
            using (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
    end loop;
end $$;
create policy audience on circle.task to kring_circle
    using ((audience_id = any ((select circle.my_audiences())::uuid[])) is true)
    with check (circle_id = any ((select circle.my_circles())::uuid[]) and audience_id = any ((select circle.my_audiences())::uuid[]));
-- Nobody asks in another's name, and nobody takes for another: each task is free, or of who says so.
create policy own_hand on circle.task as restrictive for insert to kring_circle
    with check (maker_id = common.me() and taker_id is null and state in ('PROPOSED', 'OPEN'));
create policy own_hand_u on circle.task as restrictive for update to kring_circle
    using (taker_id is null or taker_id = common.me() or maker_id = common.me()
        or circle_id = any ((select circle.my_own_circles())::uuid[]))
    with check (taker_id is null or taker_id = common.me());
-- A guest asks nothing, and takes what is there (R-B5, appendix B).
create policy guest on circle.task as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]));
create policy no_health on circle.task as restrictive for insert to kring_circle
    with check (exists (select 1 from circle.audience a where a.id = audience_id
        and (a.topic <> 'HEALTH' or circle.health_ok(a.circle_id, a.subject_id))));
grant select, insert, update (state, entry_id, said, taker_id, taken_at, returned_at) on circle.task to kring_circle;
grant select, insert, update on circle.task to kring_worker;
create policy own on circle.task_cannot to kring_circle using (account_id = common.me())
    with check (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[])
        and exists (select 1 from circle.task t where t.id = task_id and t.circle_id = task_cannot.circle_id));
grant select, insert, delete on circle.task_cannot to kring_circle;
grant select, insert, update, delete on circle.task_cannot to kring_worker;
-- A task goes with its circle, with the health of who wants that gone, and with the words of who left and took them along.
create function circle.tasks_to_erase() returns uuid[] language sql stable
    return array(select t.id from circle.own_erasure o join circle.task t on t.circle_id = o.circle_id and t.maker_id = o.account_id
        and t.made_at <= o.asked_at
        union select t.id from circle.task t join circle.audience a on a.id = t.audience_id join circle.circle_resident r on r.circle_id = t.circle_id
            and (a.subject_id is null or a.subject_id = r.account_id)
        where a.topic = 'HEALTH' and r.health_erase_asked_at is not null);
create policy to_be_erased on circle.task as restrictive for delete to kring_worker
    using (circle_id = any ((select circle.circles_to_erase())::uuid[]) or id = any ((select circle.tasks_to_erase())::uuid[]));
grant delete on circle.task to kring_worker;
alter policy to_be_erased on circle.entry
    using (circle_id = any ((select circle.circles_to_erase())::uuid[]) or kind = 'UPDATE'
        and exists (select 1 from circle.post p where p.id = entry.id and p.deleted_at <= common.kring_now() - interval '30 days')
        or kind = 'TASK' and not exists (select 1 from circle.task t where t.entry_id = entry.id));
