-- A resident asks somebody of the circle to live in it too: a household. Both say yes, and each other one who lives there (R-B21).
create table circle.housemate_ask (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    asked_by uuid not null references common.account,
    at timestamptz not null default common.kring_now(),
    until timestamptz not null default common.kring_now() + interval '14 days',
    ended_at timestamptz,
    outcome text check (outcome in ('YES', 'NO', 'TAKEN_BACK')),
    check ((ended_at is null) = (outcome is null)),
    check (account_id <> asked_by)
);
create index housemate_ask_circle on circle.housemate_ask (circle_id);
create unique index housemate_ask_once on circle.housemate_ask (circle_id, account_id) where ended_at is null;
alter table circle.housemate_ask enable row level security;
alter table circle.housemate_ask force row level security;
create policy worker on circle.housemate_ask to kring_worker using (true);
create policy lives on circle.housemate_ask for select to kring_circle
    using (circle_id = any ((select circle.my_own_circles())::uuid[]));
-- Who is asked reads it once each who lives there said yes.
create policy asked on circle.housemate_ask for select to kring_circle
    using (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[])
        and circle.each_said_yes(circle_id, 'HOUSEMATE', id));
create policy asks on circle.housemate_ask for insert to kring_circle
    with check (asked_by = common.me() and circle_id = any ((select circle.my_own_circles())::uuid[])
        and exists (select 1 from circle.circle_member m where m.circle_id = housemate_ask.circle_id
            and m.account_id = housemate_ask.account_id and m.ended_at is null and m.recognised and m.ring = 'INNER'
            and m.relation in ('CLOSE_ONE', 'INFORMAL_CARER')));
-- The yes makes a resident, which only a job does; the no is of who is asked, and each who lives there takes it back.
create policy takes_back on circle.housemate_ask for update to kring_circle
    using (ended_at is null and circle_id = any ((select circle.my_own_circles())::uuid[]))
    with check (outcome = 'TAKEN_BACK');
create policy says_no on circle.housemate_ask for update to kring_circle
    using (ended_at is null and account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]))
    with check (outcome = 'NO');
create policy still_open on circle.housemate_ask as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
create policy still_open_u on circle.housemate_ask as restrictive for update to kring_circle
    using (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select, insert (id, circle_id, account_id, asked_by), update (ended_at, outcome) on circle.housemate_ask to kring_circle;
grant select, update on circle.housemate_ask to kring_worker;

-- R-B22: a household that went apart, and the own circle of each who lived there. It is closed, and it does not come back.
create table circle.apart (
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    own_circle_id uuid not null references circle.circle on delete cascade,
    ended_by uuid not null references common.account,
    at timestamptz not null default common.kring_now(),
    taken_along_at timestamptz,
    primary key (circle_id, account_id)
);
create index apart_own_circle on circle.apart (own_circle_id);
alter table circle.apart enable row level security;
alter table circle.apart force row level security;
create policy worker on circle.apart to kring_worker using (true);
create policy own on circle.apart for select to kring_circle using (account_id = common.me());
grant select on circle.apart to kring_circle;
grant select, insert, update on circle.apart to kring_worker;

alter table circle.circle add column apart_at timestamptz;
create function circle.apart_stays_apart() returns trigger language plpgsql as $$
begin
    if new.state <> 'CLOSED' or new.apart_at is distinct from old.apart_at then
        raise exception check_violation using message = 'a household that went apart does not come back';
    end if;
    return new;
end $$;
create trigger apart_stays_apart before update on circle.circle
    for each row when (old.apart_at is not null) execute function circle.apart_stays_apart();
-- One of several ends it for all of them only by going apart: then nobody loses what is about her.
create function circle.a_household_goes_apart() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and (select count(*) from circle.circle_resident r where r.circle_id = new.id
        and r.ended_at is null) > 1 then
        raise exception insufficient_privilege using message = 'a household goes apart';
    end if;
    return new;
end $$;
create trigger a_household_goes_apart before update on circle.circle
    for each row when (new.state = 'CLOSED' and old.state <> 'CLOSED') execute function circle.a_household_goes_apart();
