-- R-B14: who is not eighteen yet takes part as a young member. Kring asks an age in years, never a day of birth: what it keeps is the day
-- on which somebody of that age is eighteen for certain, and that goes when it has come.
alter table circle.circle_member add column young_until date,
    drop constraint circle_member_relation_check,
    add constraint circle_member_relation_check
        check (relation in ('CLOSE_ONE', 'INFORMAL_CARER', 'VOLUNTEER', 'NEIGHBOUR', 'PROFESSIONAL', 'GUEST', 'YOUNG_MEMBER')),
    add constraint circle_member_young check ((relation = 'YOUNG_MEMBER') = (young_until is not null)
        and (relation <> 'YOUNG_MEMBER' or not coordinator));
create index circle_member_young_until on circle.circle_member (young_until) where young_until is not null and ended_at is null;

-- Under sixteen one is a child here: two years before the day on which one is eighteen.
create function circle.is_child(young_until date) returns boolean language sql stable
    return young_until is not null and young_until - interval '2 years' > common.kring_now() at time zone 'Europe/Amsterdam';

-- A child reads what is practical and fun and the agenda, whatever ring or choice there is, and never how it goes with the resident.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.circles_i_am_a_child_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from circle_member where account_id = me and ended_at is null and is_child(young_until));
end $$;
create or replace function circle.circles_i_observe_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return circle.circles_i_decide_on() || array(select circle_id from circle_member where account_id = me and ended_at is null
        and may_observe and not is_child(young_until) and circle_id = any (circle.my_circles()));
end $$;
create or replace function circle.circles_i_propose_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return circle.circles_i_ask_for() || array(select m.circle_id from circle_member m join circle c on c.id = m.circle_id
        where m.account_id = me and m.ended_at is null and m.recognised and (m.ring = 'INNER' or m.coordinator)
        and not is_child(m.young_until) and c.state = 'ACTIVE' and m.circle_id = any (circle.my_circles()));
end $$;
create or replace function circle.circles_i_vouch_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return circle.circles_i_decide_on() || array(select m.circle_id from circle_member m where m.account_id = me
        and m.ended_at is null and m.recognised and m.ring <> 'PROFESSIONALS' and m.relation <> 'GUEST'
        and not is_child(m.young_until) and m.circle_id = any (circle.my_circles()));
end $$;
create or replace function circle.circles_i_confirm_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from circle_resident where account_id = me and ended_at is null
        union select circle_id from circle_member where account_id = me and ended_at is null and recognised and ring = 'INNER'
            and not is_child(young_until)
            and (paused_until is null or paused_until <= common.kring_now())
            and (ends_at is null or ends_at > common.kring_now())
        union select circle_id from representation where account_id = me and ended_at is null
            and valid_until > common.kring_now());
end $$;
reset role;
revoke create on schema circle from kring_rights;

-- What a child does not say: that the resident died, or that somebody is to speak for her.
create policy child on circle.death_report as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_child_in())::uuid[]));
create policy child_u on circle.death_report as restrictive for update to kring_circle
    using (circle_id <> all ((select circle.circles_i_am_a_child_in())::uuid[]));

-- The yes of a parent is a consent like any other, about that child. It is taken back by a row, and then the child takes part no more.
alter table circle.consent add column about_id uuid references common.account,
    drop constraint consent_subject_check,
    add constraint consent_subject_check check (subject in ('KEEP', 'HEALTH', 'MESSAGES', 'YOUNG_MEMBER')),
    add check ((subject = 'YOUNG_MEMBER') = (about_id is not null));
create policy own_child on circle.consent for insert to kring_circle
    with check (account_id = common.me() and subject = 'YOUNG_MEMBER' and takes_back is not null
        and circle_id = any ((select circle.my_circles())::uuid[]));
create function circle.a_parent_said_no() returns trigger language plpgsql security definer set search_path = circle, pg_temp as $$
begin
    update circle_member set ended_at = common.kring_now(), version = version + 1
        where circle_id = new.circle_id and account_id = new.about_id and ended_at is null and is_child(young_until);
    return null;
end $$;
grant create on schema circle to kring_rights;
alter function circle.a_parent_said_no() owner to kring_rights;
revoke create on schema circle from kring_rights;
create policy rights_child on circle.circle_member for update to kring_rights using (true);
grant update (ended_at, version) on circle.circle_member to kring_rights;
create trigger a_parent_said_no after insert on circle.consent for each row
    when (new.subject = 'YOUNG_MEMBER' and new.takes_back is not null) execute function circle.a_parent_said_no();
