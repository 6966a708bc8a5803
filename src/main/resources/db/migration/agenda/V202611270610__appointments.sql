-- R-C16: what is agreed for a day. It hangs on its entry, which says who reads it and goes with it.
create table circle.appointment (
    id uuid primary key references circle.entry on delete cascade,
    circle_id uuid not null references circle.circle on delete cascade,
    audience_id uuid not null references circle.audience,
    maker_id uuid not null references common.account,
    what text not null,
    place text not null default '' check (length(place) <= 200),
    starts_at timestamptz not null,
    all_day boolean not null,
    ends_at timestamptz check (ends_at is null or ends_at > starts_at and not all_day),
    ride boolean not null default false,
    version int not null default 0,
    made_at timestamptz not null default common.kring_now(),
    changed_at timestamptz,
    cancelled_at timestamptz,
    erased_at timestamptz,
    check (case when erased_at is null then length(what) between 1 and 200 else what = '' and place = '' and cancelled_at is not null end)
);
alter table circle.appointment alter column what set statistics 0, alter column place set statistics 0;
create index appointment_day on circle.appointment (circle_id, starts_at, id);
create index appointment_audience on circle.appointment (audience_id);
create index appointment_maker on circle.appointment (maker_id, circle_id);
-- Who comes along: asked by who made it, or by an own yes. Nobody says yes for another.
create table circle.comes_along (
    appointment_id uuid not null references circle.appointment on delete cascade,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    said_yes boolean not null,
    at timestamptz not null default common.kring_now(),
    primary key (appointment_id, account_id)
);
create index comes_along_circle on circle.comes_along (circle_id, account_id);

grant create on schema circle to kring_rights;
set local role kring_rights;
-- Appendix B: the resident, who speaks for that person, the inner ring and who comes by work.
create function circle.circles_i_make_appointments_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select c.id from circle c where c.state = 'ACTIVE' and c.id in (
        select circle_id from circle_resident where account_id = me and ended_at is null
        union
        select circle_id from circle_member where account_id = me and ended_at is null and relation <> 'GUEST'
            and ring in ('INNER', 'PROFESSIONALS') and (young_until is null or not is_child(young_until))
            and (paused_until is null or paused_until <= common.kring_now())
            and (ends_at is null or ends_at > common.kring_now())
        union
        select circle_id from representation where account_id = me and personal and ended_at is null
            and valid_until > common.kring_now()));
end $$;
reset role;

alter table circle.appointment enable row level security;
alter table circle.appointment force row level security;
create policy worker on circle.appointment to kring_worker using (true);
create policy audience on circle.appointment to kring_circle
    using ((audience_id = any ((select circle.my_audiences())::uuid[])) is true)
    with check (circle_id = any ((select circle.my_circles())::uuid[]) and audience_id = any ((select circle.my_audiences())::uuid[]));
create policy may_make on circle.appointment as restrictive for insert to kring_circle
    with check (maker_id = common.me() and circle_id = any ((select circle.circles_i_make_appointments_in())::uuid[]));
create policy no_health on circle.appointment as restrictive for insert to kring_circle
    with check (exists (select 1 from circle.audience a where a.id = audience_id
        and (a.topic <> 'HEALTH' or circle.health_ok(a.circle_id, a.subject_id))));
create policy still_open on circle.appointment as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
-- Its maker and the resident change it, as long as the circle goes on; to take it away stays possible.
create policy makers_or_hers on circle.appointment as restrictive for update to kring_circle
    using (erased_at is null and (maker_id = common.me()
        or circle_id = any ((select circle.my_own_circles())::uuid[]) and circle_id <> all ((select circle.my_apart_circles())::uuid[])))
    with check (erased_at is not null
        or exists (select 1 from circle.circle c where c.id = appointment.circle_id and c.state = 'ACTIVE')
            and circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]));
grant select, insert on circle.appointment to kring_circle;
grant update (what, place, starts_at, all_day, ends_at, ride, version, changed_at, cancelled_at, erased_at)
    on circle.appointment to kring_circle;
grant select, insert, update, delete on circle.appointment to kring_worker;
create policy to_be_erased on circle.appointment as restrictive for delete to kring_worker
    using (circle_id = any ((select circle.circles_to_erase())::uuid[]) or erased_at <= common.kring_now() - interval '30 days');

alter table circle.comes_along enable row level security;
alter table circle.comes_along force row level security;
create policy worker on circle.comes_along to kring_worker using (true);
-- circle.appointment asks its own policies here
create policy readers on circle.comes_along for select to kring_circle
    using (account_id = common.me() or exists (select 1 from circle.appointment a where a.id = appointment_id));
create policy self_or_asked on circle.comes_along for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[])
        and circle_id <> all ((select circle.my_closed_circles())::uuid[])
        and exists (select 1 from circle.appointment a where a.id = appointment_id and a.circle_id = comes_along.circle_id
            and a.cancelled_at is null
            and (account_id = common.me() or not said_yes and (a.maker_id = common.me()
                or a.circle_id = any ((select circle.my_own_circles())::uuid[])))));
create policy own_yes on circle.comes_along for update to kring_circle
    using (account_id = common.me() and circle_id <> all ((select circle.my_closed_circles())::uuid[])
        and circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]))
    with check (account_id = common.me() and exists (select 1 from circle.appointment a where a.id = appointment_id));
create policy own_no on circle.comes_along for delete to kring_circle
    using (account_id = common.me() or circle_id = any ((select circle.my_own_circles())::uuid[])
        or circle_id = any ((select circle.circles_i_decide_on())::uuid[])
        or exists (select 1 from circle.appointment a where a.id = appointment_id and a.maker_id = common.me()));
grant select, insert, delete on circle.comes_along to kring_circle;
grant update (said_yes, at) on circle.comes_along to kring_circle;
grant select, insert, update, delete on circle.comes_along to kring_worker;

-- What went leaves no empty place on a timeline.
grant select, delete on circle.entry to kring_rights;
create policy appointment_goes on circle.entry to kring_rights using (kind = 'APPOINTMENT');
create function circle.entry_goes_along() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    delete from entry where id = old.id and kind = 'APPOINTMENT';
    return null;
end $$;
alter function circle.entry_goes_along() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger entry_goes_along after delete on circle.appointment for each row execute function circle.entry_goes_along();
