-- Where the resident said no to health, only the resident reads what there was, and nobody writes about it any more.
grant create on schema circle to kring_rights;
set local role kring_rights;
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
            and c.state <> 'FORMING'
            and (a.topic <> 'HEALTH' or c.health_allowed)
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
reset role;
revoke create on schema circle from kring_rights;
