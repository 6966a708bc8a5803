-- R-B21: in a household something is about one resident or about all of them. Nothing is hidden from whom it is about; who lives
-- there too reads what is about the other one only where the other says so, by name.
alter table circle.audience add column subject_id uuid references common.account;
alter table circle.audience drop constraint audience_circle_id_topic_rings_selected_key,
    add constraint audience_once unique nulls not distinct (circle_id, topic, rings, selected, subject_id);

-- Each adult says for herself whether health may be written about.
alter table circle.circle_resident add column health_allowed boolean not null default true,
    add column health_to_decide boolean not null default false;
-- the owner reads no row of a circle, unless for this
alter table circle.circle no force row level security;
alter table circle.circle_resident no force row level security;
update circle.circle_resident r set health_allowed = c.health_allowed, health_to_decide = c.health_to_decide
    from circle.circle c where c.id = r.circle_id and (not c.health_allowed or c.health_to_decide);
alter table circle.circle_resident force row level security;
alter table circle.circle force row level security;
-- circle.health_allowed stays, and says whether anybody who lives there allows it.
alter table circle.circle drop column health_to_decide;
grant update (health_allowed, health_to_decide) on circle.circle_resident to kring_circle;

grant create on schema circle to kring_rights;
set local role kring_rights;
-- For whom this person speaks in personal matters; a household is not one person.
create function circle.residents_i_speak_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select resident_id from representation where account_id = me and personal and ended_at is null
        and valid_until > common.kring_now());
end $$;
-- Whether the health of this one may be written about; of what is about all, whether each of them lets it.
create function circle.health_ok(which uuid, whom uuid) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select not exists (select 1 from circle_resident r where r.circle_id = which and not r.health_allowed
        and (r.account_id = whom or whom is null and r.ended_at is null))
$$;
reset role;
revoke create on schema circle from kring_rights;

-- What is about one of them is about somebody who lives there, and that it is there at all is for who reads it.
create policy about_a_resident on circle.audience as restrictive for insert to kring_circle
    with check (subject_id is null or exists (select 1 from circle.circle_resident r where r.circle_id = audience.circle_id
        and r.account_id = subject_id and r.ended_at is null));
create policy own_matters on circle.audience as restrictive for select to kring_circle
    using (subject_id is null or id = any ((select circle.my_audiences())::uuid[]));
-- Of her own address and her own yes or no only she decides, or who speaks for her and not for who lives there too.
alter policy owner_only on circle.circle_resident
    using (account_id = common.me() or account_id = any ((select circle.residents_i_speak_for())::uuid[]));
-- A yes is read by who gave it and by who speaks for that person.
alter policy own on circle.consent
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[])
        and (account_id = common.me() or account_id = any ((select circle.residents_i_speak_for())::uuid[])));
