-- R-B5: who takes over for a while is a guest. Reads what is practical, tells nothing, and is out on the day that was said.
alter table circle.circle_member drop constraint circle_member_relation_check,
    add constraint circle_member_relation_check
        check (relation in ('CLOSE_ONE', 'INFORMAL_CARER', 'VOLUNTEER', 'NEIGHBOUR', 'PROFESSIONAL', 'GUEST')),
    add constraint circle_member_guest
        check (relation <> 'GUEST' or ring = 'HELPERS' and not coordinator and not may_observe and ends_at is not null);

-- Thirty days at most, and the resident lets a guest stay once: that is the answer to the question, and it is given once.
create function circle.thirty_days_at_most() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.ends_at > common.kring_now() + interval '30 days' then
        raise check_violation using message = 'a guest stays thirty days at most';
    end if;
    if tg_op = 'UPDATE' and old.stay_answered_at is not null and new.stay_answered_at is distinct from old.stay_answered_at then
        raise check_violation using message = 'a guest is let stay once';
    end if;
    if tg_op = 'UPDATE' and new.ends_at > old.ends_at
        and (new.stay_answered_at is not distinct from old.stay_answered_at or new.ends_at > old.ends_at + interval '30 days') then
        raise check_violation using message = 'a guest is let stay once, for thirty days at most';
    end if;
    return new;
end $$;
create trigger thirty_days_at_most before insert or update on circle.circle_member
    for each row when (new.relation = 'GUEST') execute function circle.thirty_days_at_most();

-- Who has a day on which it ends is out at that moment, not when a job comes by; and a guest reads of nothing but what is practical.
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.my_circles() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from circle_resident where account_id = me and ended_at is null
        union select circle_id from circle_member where account_id = me and ended_at is null
            and (paused_until is null or paused_until <= common.kring_now())
            and (ends_at is null or ends_at > common.kring_now())
        union select circle_id from representation where account_id = me and ended_at is null
            and valid_until > common.kring_now());
end $$;
create or replace function circle.my_audiences() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(
        select a.id from audience a join circle_resident r on r.circle_id = a.circle_id
            where r.account_id = me and r.ended_at is null
        union
        select a.id from audience a join circle_member m on m.circle_id = a.circle_id join circle c on c.id = a.circle_id
            where m.account_id = me and m.ended_at is null
            and (m.paused_until is null or m.paused_until <= common.kring_now())
            and (m.ends_at is null or m.ends_at > common.kring_now())
            and c.state <> 'FORMING'
            and (a.topic <> 'HEALTH' or c.health_allowed)
            and (a.topic = 'PRACTICAL' or m.relation <> 'GUEST')
            and coalesce((select t.allowed from topic_choice t
                    where t.circle_id = a.circle_id and t.account_id = me and t.topic = a.topic),
                exists (select 1 from preset_rule p where p.preset = c.preset and p.ring = m.ring and p.topic = a.topic))
            and (me = any (a.selected) or m.ring = any (a.rings)
                or cardinality(a.rings) > 0 and exists (select 1 from topic_choice t
                    where t.circle_id = a.circle_id and t.account_id = me and t.topic = a.topic and t.allowed))
        union
        select a.id from audience a join representation r on r.circle_id = a.circle_id join circle c on c.id = a.circle_id
            where r.account_id = me and r.ended_at is null and r.valid_until > common.kring_now()
            and (a.topic <> 'HEALTH' or c.health_allowed)
            and (r.personal and a.topic <> 'MONEY' or r.financial and a.topic = 'MONEY'));
end $$;
create function circle.circles_i_am_a_guest_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from circle_member where account_id = me and ended_at is null and relation = 'GUEST');
end $$;
reset role;
revoke create on schema circle from kring_rights;
