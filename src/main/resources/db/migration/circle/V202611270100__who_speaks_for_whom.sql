-- Who speaks for a resident, on what, seen by whom and until when (R-B10). Only a job writes it, after the municipality saw the papers.
alter table circle.representation drop constraint representation_type_check;
alter table circle.representation
    add column limited boolean not null default false,
    add column reference text not null default '',
    add column seen_by text,
    add column seen_on date,
    add column begins_at timestamptz not null default common.kring_now(),
    add column asked_again_at timestamptz,
    add constraint representation_type_check check (case type
        when 'MENTOR' then personal and not financial and not limited
        when 'ADMINISTRATOR' then financial and not personal and not limited
        when 'GUARDIAN' then personal and financial and not limited
        when 'ATTORNEY' then (personal or financial) and not limited
        when 'RELATIVE' then limited and not personal and not financial
        when 'PARENT_OR_GUARDIAN_OF_MINOR' then personal
        else false end),
    add constraint representation_two_years check (valid_until <= begins_at + interval '24 months 1 day');

-- The resident's independent supporter: who speaks for the resident cannot take that one away (R-B13).
alter table circle.circle_member add column client_supporter boolean not null default false;
grant update (client_supporter) on circle.circle_member to kring_circle;

grant create on schema circle to kring_rights;
set local role kring_rights;
-- Who keeps things going for somebody reads as who speaks for her in personal matters, and decides nothing. Who is here by work and
-- speaks for her reads what that is about and nothing else.
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
            and not (m.ring = 'PROFESSIONALS' and exists (select 1 from representation r where r.circle_id = m.circle_id
                and r.account_id = me and r.ended_at is null and r.valid_until > common.kring_now()))
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
            and ((r.personal or r.limited) and a.topic <> 'MONEY' or r.financial and a.topic = 'MONEY'));
end $$;
-- Nor is the resident's supporter made to wait: a coordinator may speak for her too.
create or replace function circle.may_be_paused(which uuid, who uuid) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select exists (select 1 from circle_member where circle_id = which and account_id = who and ended_at is null and not coordinator
            and not client_supporter)
        and not exists (select 1 from circle_resident where circle_id = which and account_id = who and ended_at is null)
        and not exists (select 1 from representation where circle_id = which and account_id = who and ended_at is null
            and valid_until > common.kring_now())
        and not exists (select 1 from member_pause where circle_id = which and account_id = who
            and (ended_at is null or ended_at > common.kring_now() - interval '72 hours'))
$$;
reset role;
revoke create on schema circle from kring_rights;

-- Only the resident says who supports her, and nobody but the resident and that person ends it.
create function circle.supporter_stays() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and not new.circle_id = any (circle.my_own_circles()) then
        if new.client_supporter is distinct from old.client_supporter then
            raise exception insufficient_privilege using message = 'only the resident says who supports her';
        end if;
        if old.client_supporter and old.account_id <> common.me() and to_jsonb(new) <> to_jsonb(old) then
            raise exception insufficient_privilege using message = 'the client supporter stays';
        end if;
    end if;
    return new;
end $$;
create trigger supporter_stays before update on circle.circle_member
    for each row execute function circle.supporter_stays();
