-- R-B3: a coordinator asks a member to wait for at most 72 hours; the resident answers, or it ends by itself.
create table circle.member_pause (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    by_id uuid not null references common.account,
    at timestamptz not null,
    until timestamptz not null,
    answered_at timestamptz,
    ended_at timestamptz,
    check (until > at and until <= at + interval '72 hours'),
    check (by_id <> account_id)
);
create unique index member_pause_one on circle.member_pause (circle_id, account_id) where ended_at is null;
create index member_pause_due on circle.member_pause (until) where ended_at is null;
alter table circle.member_pause enable row level security;
alter table circle.member_pause force row level security;
create policy rights_read on circle.member_pause for select to kring_rights using (true);
create policy worker on circle.member_pause to kring_worker using (true);
grant select on circle.member_pause to kring_circle, kring_rights;
grant select, update on circle.member_pause to kring_worker;

create function circle.circles_i_coordinate() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select m.circle_id from circle_member m join circle c on c.id = m.circle_id
        where m.account_id = me and m.ended_at is null and m.coordinator and m.recognised and c.state = 'ACTIVE'
        and m.circle_id = any (circle.my_circles()));
end $$;
-- R-B4: not the resident, not who speaks for the resident, not another coordinator; and one pause is not followed by the next.
create function circle.may_be_paused(which uuid, who uuid) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select exists (select 1 from circle_member where circle_id = which and account_id = who and ended_at is null and not coordinator)
        and not exists (select 1 from circle_resident where circle_id = which and account_id = who and ended_at is null)
        and not exists (select 1 from representation where circle_id = which and account_id = who and ended_at is null
            and valid_until > common.kring_now())
        and not exists (select 1 from member_pause where circle_id = which and account_id = who
            and (ended_at is null or ended_at > common.kring_now() - interval '72 hours'))
$$;
-- What is paused is kept where every policy already looks.
create function circle.pause_holds() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    update circle_member set paused_until = case when new.ended_at is null then new.until end, version = version + 1
        where circle_id = new.circle_id and account_id = new.account_id and ended_at is null;
    return null;
end $$;
grant create on schema circle to kring_rights;
alter function circle.circles_i_coordinate() owner to kring_rights;
alter function circle.may_be_paused(uuid, uuid) owner to kring_rights;
alter function circle.pause_holds() owner to kring_rights;
revoke create on schema circle from kring_rights;
create policy rights_pause on circle.circle_member for update to kring_rights using (true);
grant update (paused_until, version) on circle.circle_member to kring_rights;
create trigger pause_holds after insert or update on circle.member_pause
    for each row execute function circle.pause_holds();

create policy asked on circle.member_pause for select to kring_circle
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]) or circle_id = any ((select circle.circles_i_coordinate())::uuid[]));
create policy coordinator on circle.member_pause for insert to kring_circle
    with check (by_id = common.me() and circle_id = any ((select circle.circles_i_coordinate())::uuid[])
        and at <= common.kring_now() and answered_at is null and ended_at is null and circle.may_be_paused(circle_id, account_id));
create policy answer on circle.member_pause for update to kring_circle
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]));
grant insert (id, circle_id, account_id, by_id, at, until), update (answered_at, ended_at) on circle.member_pause to kring_circle;
-- Only the pause itself moves this column now.
revoke update (paused_until) on circle.circle_member from kring_circle;
