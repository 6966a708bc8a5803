-- Somebody says that a resident died; somebody else confirms it, or it was a mistake (journey b). From the first word on nothing goes out.
create table circle.death_report (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    resident_id uuid not null references common.account,
    died_on date not null,
    reported_by uuid references common.account,
    -- somebody of the municipality who said it, by name: that one has no seat here
    reported_office text check (length(reported_office) between 1 and 160),
    bridge_id uuid unique references bridge.crossing,
    reported_at timestamptz not null default common.kring_now(),
    confirmed_by uuid references common.account,
    confirmed_at timestamptz,
    settled_at timestamptz,
    mistake_by uuid references common.account,
    mistake_at timestamptz,
    restored_at timestamptz,
    file_told_at timestamptz,
    file_untold_at timestamptz,
    check (died_on <= (reported_at at time zone 'Europe/Amsterdam')::date),
    check ((reported_by is null) <> (reported_office is null)),
    check (reported_by <> resident_id and confirmed_by <> reported_by),
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (mistake_by is null or mistake_at is not null)
);
create unique index death_report_once on circle.death_report (circle_id, resident_id) where mistake_at is null;

-- The one question that all work which comes due by itself asks of a circle: may anything go out here?
create function circle.goes_on(which uuid) returns boolean language sql stable
    return not exists (select 1 from circle.circle c where c.id = which and c.state = 'IN_MEMORIAM')
        and not exists (select 1 from circle.death_report d where d.circle_id = which and d.mistake_at is null
            and d.settled_at is null);

-- Where this person confirms that a resident died: who lives in it too, who stands near, who speaks for the resident.
create function circle.circles_i_confirm_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from circle_resident where account_id = me and ended_at is null
        union select circle_id from circle_member where account_id = me and ended_at is null and recognised and ring = 'INNER'
            and (paused_until is null or paused_until <= common.kring_now())
            and (ends_at is null or ends_at > common.kring_now())
        union select circle_id from representation where account_id = me and ended_at is null
            and valid_until > common.kring_now());
end $$;
grant create on schema circle to kring_rights;
alter function circle.circles_i_confirm_for() owner to kring_rights;
revoke create on schema circle from kring_rights;

alter table circle.death_report enable row level security;
alter table circle.death_report force row level security;
create policy worker on circle.death_report to kring_worker using (true);
create policy seat on circle.death_report to kring_circle using (circle_id = any ((select circle.my_circles())::uuid[]));
create policy known on circle.death_report as restrictive for insert to kring_circle
    with check (reported_by = common.me() and confirmed_at is null
        and circle_id <> all ((select circle.circles_that_do_not_know_me_yet())::uuid[])
        and circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[])
        and exists (select 1 from circle.circle_resident r where r.circle_id = death_report.circle_id
            and r.account_id = resident_id and r.ended_at is null));
grant select, insert (id, circle_id, resident_id, died_on, reported_by),
    update (confirmed_by, confirmed_at, mistake_by, mistake_at) on circle.death_report to kring_circle;
grant select, insert, update, delete on circle.death_report to kring_worker;

create function circle.whose_word() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' then
        if new.confirmed_at is distinct from old.confirmed_at
            and (new.confirmed_by is distinct from common.me() or old.confirmed_at is not null or old.mistake_at is not null
                or new.resident_id = common.me() or not new.circle_id = any (circle.circles_i_confirm_for())) then
            raise exception insufficient_privilege using message = 'a second person who stands near confirms it';
        end if;
        if new.mistake_at is distinct from old.mistake_at
            and (new.mistake_by is distinct from common.me() or old.mistake_at is not null
                or new.circle_id = any (circle.circles_that_do_not_know_me_yet())
                or new.circle_id = any (circle.circles_i_am_a_guest_in())
                or old.confirmed_at is not null and not new.circle_id = any (circle.circles_i_confirm_for())) then
            raise exception insufficient_privilege using message = 'who stands near says that it was a mistake';
        end if;
    end if;
    return new;
end $$;
create trigger whose_word before update on circle.death_report for each row execute function circle.whose_word();
