-- R-D25: on which days, and before what time by the clock on the wall, a resident lets hear that she is there. R-D28: quiet until.
create table circle.silence_rule (
    circle_id uuid not null references circle.circle on delete cascade,
    resident_id uuid not null references common.account,
    days text[] not null check (cardinality(days) between 1 and 7
        and days <@ array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']),
    before time not null check (before between '07:30' and '20:00'),
    by_id uuid not null references common.account,
    at timestamptz not null default common.kring_now(),
    next_at timestamptz not null,
    quiet_until timestamptz,
    quiet_by uuid references common.account,
    primary key (circle_id, resident_id),
    check ((quiet_until is null) = (quiet_by is null))
);
create index silence_rule_due on circle.silence_rule (next_at);

-- Her own word, or who saw her: one a day of each is enough. When it was, the database says.
create table circle.life_sign (
    circle_id uuid not null references circle.circle on delete cascade,
    resident_id uuid not null references common.account,
    account_id uuid not null references common.account,
    on_day date not null default (common.kring_now() at time zone 'Europe/Amsterdam')::date,
    at timestamptz not null default common.kring_now(),
    primary key (circle_id, resident_id, on_day, account_id)
);

-- R-D26: the sign that did not come. Step 0 asks her alone, 1 the first of the line, 2 all of it.
create table circle.silence (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    resident_id uuid not null references common.account,
    on_day date not null,
    step int not null default 0 check (step between 0 and 2),
    next_due_at timestamptz,
    asked uuid[] not null default '{}',
    nobody boolean not null default false,
    owner_id uuid references common.account,
    owner_at timestamptz,
    at timestamptz not null default common.kring_now(),
    ended_at timestamptz,
    ended_how text check (ended_how in ('OWN', 'SEEN', 'OVER')),
    ended_by uuid references common.account,
    unique (circle_id, resident_id, on_day),
    check ((ended_at is null) = (ended_how is null))
);
create index silence_due on circle.silence (next_due_at) where ended_at is null;
create index silence_at on circle.silence (at);
create index life_sign_at on circle.life_sign (at);

do $$
declare t text;
begin
    foreach t in array array['silence_rule', 'life_sign', 'silence'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('create policy rights on circle.%I to kring_rights using (true)', t);
        execute format('grant select on circle.%I to kring_circle', t);
        execute format('grant select, delete on circle.%I to kring_rights', t);
        execute format('grant select, insert, update, delete on circle.%I to kring_worker', t);
        execute format('create policy health_shared on circle.%I as restrictive for select to kring_circle
            using (resident_id = common.me() or circle.health_ok(circle_id, resident_id))', t);
        execute format('create policy guest on circle.%I as restrictive for select to kring_circle
            using (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]))', t);
        execute format('create policy child on circle.%I as restrictive for select to kring_circle
            using (circle_id <> all ((select circle.circles_i_am_a_child_in())::uuid[]))', t);
        execute format('create policy unknown on circle.%I as restrictive for select to kring_circle
            using (circle_id <> all ((select circle.circles_that_do_not_know_me_yet())::uuid[]))', t);
        execute format('create policy still_open on circle.%I as restrictive for insert to kring_circle
            with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
        execute format('create policy still_open_u on circle.%I as restrictive for update to kring_circle
            using (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
        execute format('create policy past_its_term on circle.%I as restrictive for delete to kring_worker
            using (%s exists (select 1 from circle.circle_resident r where r.circle_id = %I.circle_id
                and r.account_id = %I.resident_id and r.health_erase_asked_at is not null))', t,
            case when t = 'silence_rule' then '' else 'at < common.kring_now() - interval ''1 month'' or' end, t, t);
    end loop;
end $$;

-- Whoever may tell what they saw knows of the agreement; she decides on it, and who speaks for her in personal matters.
create policy seen on circle.silence_rule for select to kring_circle
    using (circle_id = any ((select circle.circles_i_observe_in())::uuid[])
        or resident_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
create policy hers on circle.silence_rule to kring_circle
    using (circle_id = any ((select circle.my_circles())::uuid[])
        and (resident_id = common.me() or resident_id = any ((select circle.residents_i_speak_for())::uuid[])));
create policy resting on circle.silence_rule as restrictive for insert to kring_circle
    with check (by_id = common.me() and circle.health_ok(circle_id, resident_id)
        and exists (select 1 from circle.circle_resident r where r.circle_id = silence_rule.circle_id
            and r.account_id = silence_rule.resident_id and r.ended_at is null));
create policy quiet on circle.silence_rule for update to kring_circle
    using (exists (select 1 from circle.circle_member m where m.circle_id = silence_rule.circle_id and m.account_id = common.me()
        and m.ring = 'INNER' and m.recognised and m.ended_at is null) and circle_id = any ((select circle.circles_i_observe_in())::uuid[]));
grant insert (circle_id, resident_id, days, before, by_id, next_at), update (days, before, by_id, next_at, quiet_until, quiet_by), delete
    on circle.silence_rule to kring_circle;
-- Who is near her says only that she is away.
create function circle.only_quiet() returns trigger language plpgsql as $$
begin
    if common.me() is not null then
        if (new.days, new.before, new.by_id, new.next_at) is distinct from (old.days, old.before, old.by_id, old.next_at)
                and old.resident_id <> common.me() and old.resident_id <> all (circle.residents_i_speak_for()) then
            raise insufficient_privilege using message = 'she decides herself on which days and before what time';
        end if;
        if new.quiet_by is distinct from old.quiet_by and new.quiet_by <> common.me() then
            raise insufficient_privilege using message = 'one says it oneself';
        end if;
    end if;
    return new;
end $$;
create trigger only_quiet before update on circle.silence_rule for each row execute function circle.only_quiet();

create policy own on circle.life_sign for select to kring_circle using (account_id = common.me()
    or resident_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
create policy own_hand on circle.life_sign for insert to kring_circle
    with check (account_id = common.me() and circle_id = any ((select circle.circles_i_observe_in())::uuid[])
        and circle.health_ok(circle_id, resident_id) and exists (select 1 from circle.silence_rule r
            where r.circle_id = life_sign.circle_id and r.resident_id = life_sign.resident_id));
grant insert (circle_id, resident_id, account_id) on circle.life_sign to kring_circle;

-- She herself, who was asked, and, where nobody could be asked, who is near and who coordinates.
create policy hers on circle.silence for select to kring_circle
    using (circle_id = any ((select circle.my_circles())::uuid[]) and (resident_id = common.me() or common.me() = any (asked)));
create policy nobody on circle.silence for select to kring_circle
    using (nobody and circle_id = any ((select circle.circles_i_observe_in())::uuid[])
        and exists (select 1 from circle.circle_member m where m.circle_id = silence.circle_id and m.account_id = common.me()
            and (m.ring = 'INNER' or m.coordinator) and m.ended_at is null));
create policy claim on circle.silence for update to kring_circle
    using (resident_id <> common.me() and owner_id is null and ended_at is null and circle_id = any ((select circle.my_circles())::uuid[])
        and (common.me() = any (asked) or nobody))
    with check (owner_id = common.me());
grant update (owner_id, owner_at, next_due_at) on circle.silence to kring_circle;

-- Who left and wants the own words gone takes these along too (R-B9).
create function circle.forget_life_signs() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    delete from life_sign where circle_id = new.circle_id and account_id = new.account_id;
    return new;
end $$;
grant create on schema circle to kring_rights;
alter function circle.forget_life_signs() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger forget_life_signs after update on circle.own_erasure
    for each row when (old.done_at is null and new.done_at is not null) execute function circle.forget_life_signs();
