-- A circle begins with the yes of its resident, or of who speaks for that person in personal matters (R-A6).
alter table circle.circle add column source text;
grant update (health_allowed) on circle.circle to kring_circle;

create function circle.circles_i_decide_on() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from circle_resident where account_id = me and ended_at is null
        union select circle_id from representation where account_id = me and ended_at is null
            and personal and valid_until > common.kring_now());
end $$;
create function circle.circles_i_wait_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select m.circle_id from circle_member m join circle c on c.id = m.circle_id
        where m.account_id = me and m.ended_at is null and c.state = 'FORMING'
        except select unnest(circles_i_decide_on()));
end $$;
grant create on schema circle to kring_rights;
alter function circle.circles_i_decide_on() owner to kring_rights;
alter function circle.circles_i_wait_for() owner to kring_rights;
revoke create on schema circle from kring_rights;

drop policy owner_only on circle.circle;
create policy owner_only on circle.circle as restrictive for update to kring_circle
    using (id = any ((select circle.circles_i_decide_on())::uuid[]));
-- Before the yes a member does not even see who else is in it.
create policy waits on circle.circle_member as restrictive for select to kring_circle
    using (account_id = common.me() or circle_id <> all ((select circle.circles_i_wait_for())::uuid[]));

-- What somebody agreed to, in the words that stood there. Never changed.
create table circle.consent (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    account_id uuid not null references common.account,
    subject text not null check (subject in ('KEEP', 'HEALTH')),
    given boolean not null,
    wording text not null,
    at timestamptz not null default common.kring_now()
);
create index consent_circle on circle.consent (circle_id);
alter table circle.consent enable row level security;
alter table circle.consent force row level security;
create policy worker on circle.consent to kring_worker using (true);
create policy own on circle.consent to kring_circle
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]))
    with check (account_id = common.me() and circle_id = any ((select circle.circles_i_decide_on())::uuid[]));
grant select, insert on circle.consent to kring_circle;
grant select on circle.consent to kring_worker;
