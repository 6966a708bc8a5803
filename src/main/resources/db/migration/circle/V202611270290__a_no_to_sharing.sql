-- R-B13: the resident's no is asked about a new sharing too: a topic for one member, another ready choice for all.
alter table circle.deed
    alter column member_id drop not null,
    alter column ring_before drop not null,
    alter column ring_after drop not null,
    add column topics text[] not null default '{}',
    add column preset_before text check (preset_before in ('OPEN', 'ORDINARY', 'CAREFUL')),
    add column preset_after text check (preset_after in ('OPEN', 'ORDINARY', 'CAREFUL')),
    drop constraint deed_kind_check,
    add constraint deed_kind_check check (case kind
        when 'PRESET' then member_id is null and preset_before is not null and preset_after is not null
        when 'TOPICS' then member_id is not null and cardinality(topics) > 0
        when 'ADMITTED' then member_id is not null and ring_before is not null and ring_after is not null
        when 'MOVED' then member_id is not null and ring_before is not null and ring_after is not null
        else false end);
grant insert (topics, preset_before, preset_after) on circle.deed to kring_circle;

-- A no to a ready choice for all holds against giving it to each of them apart, by a topic or by a ring.
create or replace function circle.no_holds() returns trigger language plpgsql as $$
begin
    -- one within the other: a job of the database that changes a member may not read a deed, and need not
    if current_user = 'kring_circle' and (new.ring, new.recognised) is distinct from (old.ring, old.recognised) then
        if not new.circle_id = any (circle.my_own_circles())
            and exists (select 1 from circle.deed d where d.circle_id = new.circle_id
                and (d.member_id = new.account_id or d.member_id is null and new.recognised = old.recognised)
                and d.no_at is not null and d.decided_at is null) then
            raise exception insufficient_privilege using message = 'the resident said no';
        end if;
    end if;
    return new;
end $$;
create or replace function circle.no_holds_for_topics() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' then
        if not new.circle_id = any (circle.my_own_circles())
            and exists (select 1 from circle.deed d where d.circle_id = new.circle_id
                and (d.member_id = new.account_id or d.member_id is null)
                and d.no_at is not null and d.decided_at is null) then
            raise exception insufficient_privilege using message = 'the resident said no';
        end if;
    end if;
    return new;
end $$;
