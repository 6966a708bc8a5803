-- R-C19: somebody looks along with a resident, on her own device, for at most half an hour. What is over is not kept: the log says it.
create table circle.helper_session (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    helper_id uuid not null references common.account,
    at timestamptz not null,
    until timestamptz not null,
    unique (circle_id, account_id),
    check (until > at and until <= at + interval '30 minutes'),
    check (helper_id <> account_id)
);
create index helper_session_due on circle.helper_session (until);
alter table circle.helper_session enable row level security;
alter table circle.helper_session force row level security;
create policy rights_read on circle.helper_session for select to kring_rights using (true);
create policy worker on circle.helper_session to kring_worker using (true);
create policy own on circle.helper_session for select to kring_circle using (account_id = common.me());
create policy ends on circle.helper_session for delete to kring_circle using (account_id = common.me());
create policy begins on circle.helper_session for insert to kring_circle
    with check (account_id = common.me() and at <= common.kring_now()
        and exists (select 1 from circle.circle_resident r where r.circle_id = helper_session.circle_id
            and r.account_id = common.me() and r.ended_at is null)
        and exists (select 1 from circle.circle_member m where m.circle_id = helper_session.circle_id
            and m.account_id = helper_session.helper_id and m.ended_at is null and m.recognised and m.relation <> 'GUEST'
            and not circle.is_child(m.young_until)));
create policy still_open on circle.helper_session as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select, insert, delete on circle.helper_session to kring_circle;
create policy rights_end on circle.helper_session for delete to kring_rights using (true);
grant select, delete on circle.helper_session to kring_rights;
grant select, delete on circle.helper_session to kring_worker;

-- What is told meanwhile says with whom, through whichever door it came in; nobody writes that column.
alter table circle.post add column helper_id uuid references common.account;
create function circle.told_together() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    new.helper_id := (select s.helper_id from helper_session s where s.circle_id = new.circle_id
        and s.account_id = new.author_id and s.until > common.kring_now());
    return new;
end $$;
-- The circles in which somebody looks along with me now: there I change nobody's place and share nothing (the second wall).
create function circle.circles_i_am_helped_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select s.circle_id from helper_session s where s.account_id = me and s.until > common.kring_now());
end $$;
-- Who leaves, or waits for a while, looks along no longer.
create function circle.no_helper_any_more() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    delete from helper_session where circle_id = new.circle_id and helper_id = new.account_id;
    return new;
end $$;
grant create on schema circle to kring_rights;
alter function circle.no_helper_any_more() owner to kring_rights;
alter function circle.told_together() owner to kring_rights;
alter function circle.circles_i_am_helped_in() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger no_helper_any_more after update of ended_at on circle.circle_member for each row
    when (new.ended_at is not null) execute function circle.no_helper_any_more();
create trigger no_helper_any_more after insert on circle.member_pause for each row execute function circle.no_helper_any_more();
create trigger told_together before insert on circle.post for each row execute function circle.told_together();

do $$
declare it text;
begin
    foreach it in array array['circle.circle_member', 'circle.invitation', 'circle.topic_choice', 'circle.representation',
            'circle.representation_request'] loop
        execute format('create policy alone_insert on %s as restrictive for insert to kring_circle
            with check (circle_id <> all ((select circle.circles_i_am_helped_in())::uuid[]))', it);
        execute format('create policy alone_update on %s as restrictive for update to kring_circle
            using (circle_id <> all ((select circle.circles_i_am_helped_in())::uuid[]))', it);
    end loop;
end $$;
create policy alone on bridge.origin as restrictive for insert to kring_circle
    with check (circle_id is null or circle_id <> all ((select circle.circles_i_am_helped_in())::uuid[]));
create policy alone_delete on circle.topic_choice as restrictive for delete to kring_circle
    using (circle_id <> all ((select circle.circles_i_am_helped_in())::uuid[]));
create policy alone_update on circle.circle as restrictive for update to kring_circle
    using (id <> all ((select circle.circles_i_am_helped_in())::uuid[]));
do $$
declare it text;
begin
    foreach it in array array['circle.consent', 'circle.after_me', 'circle.housemate_ask', 'circle.agenda_feed'] loop
        execute format('create policy alone_insert on %s as restrictive for insert to kring_circle
            with check (circle_id <> all ((select circle.circles_i_am_helped_in())::uuid[]))', it);
    end loop;
end $$;
create policy alone_update on circle.agenda_feed as restrictive for update to kring_circle
    using (circle_id <> all ((select circle.circles_i_am_helped_in())::uuid[]));
