-- R-C4: "Gezien" of somebody about what another saw, or about an alert. Who reads all of that reads it; it claims nothing.
create table circle.seen_word (
    observation_id uuid references circle.observation on delete cascade,
    alert_id uuid references circle.alert on delete cascade,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    at timestamptz not null default common.kring_now(),
    check (num_nonnulls(observation_id, alert_id) = 1),
    unique (observation_id, account_id),
    unique (alert_id, account_id)
);
create index seen_word_circle on circle.seen_word (circle_id, account_id);
alter table circle.seen_word enable row level security;
alter table circle.seen_word force row level security;
create policy worker on circle.seen_word to kring_worker using (true);
create policy rights on circle.seen_word to kring_rights using (true);
-- circle.observation asks its own policies here; of an alert who is close to it and not who knows the phase alone.
create policy with_what_was_seen on circle.seen_word to kring_circle
    using (exists (select 1 from circle.observation o where o.id = observation_id and o.circle_id = seen_word.circle_id)
        or alert_id = any ((select circle.my_alerts())::uuid[])
            and exists (select 1 from circle.alert a where a.id = alert_id and a.circle_id = seen_word.circle_id
                and a.plan_id <> all ((select circle.plans_closed_to_me())::uuid[])));
create policy own_hand on circle.seen_word as restrictive for insert to kring_circle with check (account_id = common.me());
create policy own_hand_d on circle.seen_word as restrictive for delete to kring_circle using (account_id = common.me());
create policy guest on circle.seen_word as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]));
create policy still_open on circle.seen_word as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select, insert, delete on circle.seen_word to kring_circle;
grant select, update (circle_id) on circle.seen_word to kring_worker;
grant select, delete on circle.seen_word to kring_rights;

-- Who left and wants the own words gone takes these along too (R-B9).
create function circle.forget_seen_words() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    delete from seen_word where circle_id = new.circle_id and account_id = new.account_id;
    return new;
end $$;
grant create on schema circle to kring_rights;
alter function circle.forget_seen_words() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger forget_seen_words after update on circle.own_erasure
    for each row when (old.done_at is null and new.done_at is not null) execute function circle.forget_seen_words();
