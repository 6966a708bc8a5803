-- What somebody let in or let see more in a resident's name, and the resident's no to it, which holds for 72 hours (R-B13).
create table circle.deed (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    member_id uuid not null references common.account,
    kind text not null check (kind in ('ADMITTED', 'MOVED')),
    ring_before text not null check (ring_before in ('INNER', 'HELPERS', 'PROFESSIONALS')),
    ring_after text not null check (ring_after in ('INNER', 'HELPERS', 'PROFESSIONALS')),
    at timestamptz not null default common.kring_now(),
    answered_at timestamptz,
    no_at timestamptz,
    decided_at timestamptz,
    reason text check (length(reason) between 1 and 1000),
    read_at timestamptz,
    check (no_at is null or answered_at is not null),
    check ((decided_at is null) = (reason is null)),
    check (decided_at is null or decided_at >= no_at + interval '72 hours')
);
create index deed_circle on circle.deed (circle_id, id desc);
alter table circle.deed enable row level security;
alter table circle.deed force row level security;
create policy worker on circle.deed to kring_worker using (true);
create policy decides on circle.deed to kring_circle
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]))
    with check (circle_id = any ((select circle.circles_i_decide_on())::uuid[]));
create policy own_hand on circle.deed as restrictive for insert to kring_circle
    with check (account_id = common.me() and circle_id = any ((select circle.circles_i_speak_for())::uuid[]));
grant select, insert (id, circle_id, account_id, member_id, kind, ring_before, ring_after),
    update (answered_at, no_at, decided_at, reason, read_at) on circle.deed to kring_circle;
grant select, update, delete on circle.deed to kring_worker;

-- The no is the resident's and is not taken away by anybody else; the decision after it is of who speaks for her.
create function circle.whose_no() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' then
        if (new.answered_at, new.no_at, new.read_at) is distinct from (old.answered_at, old.no_at, old.read_at)
            and not new.circle_id = any (circle.my_own_circles()) then
            raise exception insufficient_privilege using message = 'the no is the resident''s';
        end if;
        if old.no_at is not null and new.no_at is distinct from old.no_at then
            raise exception insufficient_privilege using message = 'a no stays';
        end if;
        if (new.decided_at, new.reason) is distinct from (old.decided_at, old.reason)
            and (not new.circle_id = any (circle.circles_i_speak_for()) or old.decided_at is not null
                or old.no_at is null or old.no_at + interval '72 hours' > common.kring_now()) then
            raise exception insufficient_privilege using message = 'nobody decides yet';
        end if;
    end if;
    return new;
end $$;
create trigger whose_no before update on circle.deed for each row execute function circle.whose_no();

-- As long as the resident's no holds, nobody who speaks for her lets that member in or see otherwise.
create function circle.no_holds() returns trigger language plpgsql as $$
begin
    -- one within the other: a job of the database that changes a member may not read a deed, and need not
    if current_user = 'kring_circle' and (new.ring, new.recognised) is distinct from (old.ring, old.recognised) then
        if not new.circle_id = any (circle.my_own_circles())
            and exists (select 1 from circle.deed d where d.circle_id = new.circle_id and d.member_id = new.account_id
                and d.no_at is not null and d.decided_at is null) then
            raise exception insufficient_privilege using message = 'the resident said no';
        end if;
    end if;
    return new;
end $$;
create trigger no_holds before update on circle.circle_member for each row execute function circle.no_holds();

-- Nor by another way: a topic for that member alone, or a ready choice for all.
create function circle.no_holds_for_topics() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' then
        if not new.circle_id = any (circle.my_own_circles())
            and exists (select 1 from circle.deed d where d.circle_id = new.circle_id and d.member_id = new.account_id
                and d.no_at is not null and d.decided_at is null) then
            raise exception insufficient_privilege using message = 'the resident said no';
        end if;
    end if;
    return new;
end $$;
create trigger no_holds before insert or update on circle.topic_choice
    for each row when (new.allowed) execute function circle.no_holds_for_topics();
create function circle.no_holds_for_all() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' then
        if not new.id = any (circle.my_own_circles())
            and exists (select 1 from circle.deed d where d.circle_id = new.id and d.no_at is not null and d.decided_at is null) then
            raise exception insufficient_privilege using message = 'the resident said no';
        end if;
    end if;
    return new;
end $$;
create trigger no_holds before update of preset on circle.circle
    for each row when (new.preset is distinct from old.preset) execute function circle.no_holds_for_all();
