-- R-C12: one thing may be hidden from who lives here: a surprise, about what is fun, until its day and for thirty days at most. It is the
-- audience that is hidden, so whatever asks for whom something is hides it: posts, answers, receipts, searches and what is taken along.
alter table circle.audience add column hidden_until timestamptz check (hidden_until is null or topic = 'FUN');
alter table circle.audience drop constraint audience_once,
    add constraint audience_once unique nulls not distinct (circle_id, topic, rings, selected, subject_id, hidden_until);

grant create on schema circle to kring_rights;
set local role kring_rights;
-- Where this person is close by, as a member who speaks for nobody there.
create function circle.circles_i_am_close_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select m.circle_id from circle_member m where m.account_id = me and m.ring = 'INNER' and m.ended_at is null
        and m.relation <> 'GUEST'
        and (m.paused_until is null or m.paused_until <= common.kring_now())
        and (m.ends_at is null or m.ends_at > common.kring_now())
        and not exists (select 1 from representation r where r.circle_id = m.circle_id and r.account_id = me
            and r.ended_at is null and r.valid_until > common.kring_now()));
end $$;
create or replace function circle.my_audiences() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    me uuid := nullif(current_setting('kring.person', true), '')::uuid;
    now_ timestamptz := common.kring_now();
begin
    return array(
        select a.id from audience a join circle_resident r on r.circle_id = a.circle_id
            where r.account_id = me and r.ended_at is null
            and (a.hidden_until is null or a.hidden_until <= now_)
            and (a.subject_id is null or a.subject_id = me or me = any (a.selected) and (a.topic <> 'HEALTH' or health_ok(a.circle_id, a.subject_id)))
        union all
        select a.id from circle_member m join circle c on c.id = m.circle_id join audience a on a.circle_id = m.circle_id
            left join topic_choice t on t.circle_id = m.circle_id and t.account_id = m.account_id and t.topic = a.topic
            where m.account_id = me and m.ended_at is null
            and (m.paused_until is null or m.paused_until <= now_)
            and (m.ends_at is null or m.ends_at > now_)
            and c.state <> 'FORMING'
            and (a.hidden_until is null or a.hidden_until <= now_ or not exists (select 1 from representation r
                where r.circle_id = m.circle_id and r.account_id = me and r.ended_at is null and r.valid_until > now_))
            and (a.topic <> 'HEALTH' or not exists (select 1 from circle_resident r where r.circle_id = a.circle_id
                and not r.health_allowed and (r.account_id = a.subject_id or a.subject_id is null and r.ended_at is null)))
            and (a.topic = 'PRACTICAL' or m.relation <> 'GUEST')
            and (m.young_until is null or a.topic in ('PRACTICAL', 'FUN', 'AGENDA') or not is_child(m.young_until))
            and (m.ring <> 'PROFESSIONALS' or not exists (select 1 from representation r where r.circle_id = m.circle_id
                and r.account_id = me and r.ended_at is null and r.valid_until > now_))
            and coalesce(t.allowed,
                (c.preset, m.ring, a.topic) in (select p.preset, p.ring, p.topic from preset_rule p))
            and (me = any (a.selected) or m.ring = any (a.rings) or cardinality(a.rings) > 0 and t.allowed)
        union all
        select a.id from representation r join audience a on a.circle_id = r.circle_id
            where r.account_id = me and r.ended_at is null and r.valid_until > now_
            and (a.hidden_until is null or a.hidden_until <= now_)
            and (a.subject_id is null or a.subject_id = r.resident_id)
            and (a.topic <> 'HEALTH' or health_ok(a.circle_id, a.subject_id))
            and ((r.personal or r.limited) and a.topic <> 'MONEY' or r.financial and a.topic = 'MONEY'));
end $$;
reset role;
revoke create on schema circle from kring_rights;

-- That there is something hidden at all is for who reads it; who is close by hides something, and for thirty days at most.
alter policy own_matters on circle.audience
    using (subject_id is null and hidden_until is null or id = any ((select circle.my_audiences())::uuid[]));
create policy a_surprise on circle.audience as restrictive for insert to kring_circle
    with check (hidden_until is null or hidden_until > common.kring_now() and hidden_until <= common.kring_now() + interval '31 days'
        and circle_id = any ((select circle.circles_i_am_close_in())::uuid[]));
