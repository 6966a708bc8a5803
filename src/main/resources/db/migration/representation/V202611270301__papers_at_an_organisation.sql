-- R-B10: papers of a representation may be seen by an organisation's verifier too. What that one reads is what the preview showed; the row
-- knows no circle. Nobody sees papers for a circle that she is in herself.
alter table circle.representation_request
    alter column bridge_id drop not null,
    add column organisation_id uuid references common.organisation,
    add check ((bridge_id is null) = (organisation_id is not null));
grant insert (organisation_id) on circle.representation_request to kring_circle;
create table circle.paper_check (
    id uuid primary key references circle.representation_request on delete cascade,
    organisation_id uuid not null references common.organisation,
    shown text not null,
    asked_at timestamptz not null default common.kring_now(),
    told_at timestamptz,
    seen boolean,
    seen_by uuid references common.account,
    seen_on date,
    valid_until date,
    answered_at timestamptz,
    followed_at timestamptz,
    check ((seen is null) = (seen_by is null) and (seen is null) = (answered_at is null)),
    check (seen is not true or seen_on is not null and valid_until is not null)
);
create index paper_check_open on circle.paper_check (organisation_id, asked_at) where answered_at is null;
create index paper_check_to_follow on circle.paper_check (answered_at) where followed_at is null;

-- What was asked in a circle of one's own, which is for somebody else to see.
create function circle.papers_of_my_circles() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select id from representation_request where me in (account_id, resident_id, asked_by)
        or circle_id in (select circle_id from circle_member where account_id = me and ended_at is null
            union select circle_id from circle_resident where account_id = me and ended_at is null
            union select circle_id from representation where account_id = me and ended_at is null));
end $$;
-- Which organisations of this circle's municipality have somebody who sees papers and is not in the circle.
create function circle.who_sees_papers(which uuid) returns table (id uuid, name text) language sql stable security definer
    set search_path = circle, pg_temp as $$
    select o.id, o.name from common.organisation o join circle c on c.tenant_id = o.tenant_id
        where c.id = which and which = any (circle.my_circles()) and o.verified_at is not null and o.kind <> 'VOLUNTEER'
        and exists (select 1 from common.organisation_membership m where m.organisation_id = o.id and m.verifier
            and m.active_until is null
            and not exists (select 1 from circle_member x where x.circle_id = which and x.account_id = m.account_id and x.ended_at is null)
            and not exists (select 1 from circle_resident x where x.circle_id = which and x.account_id = m.account_id and x.ended_at is null)
            and not exists (select 1 from representation x where x.circle_id = which and x.account_id = m.account_id and x.ended_at is null))
        order by o.name
$$;
create policy rights_read on circle.representation_request for select to kring_rights using (true);
grant select on circle.representation_request to kring_rights;
grant create on schema circle to kring_rights;
alter function circle.papers_of_my_circles() owner to kring_rights;
alter function circle.who_sees_papers(uuid) owner to kring_rights;
revoke create on schema circle from kring_rights;

alter table circle.paper_check enable row level security;
alter table circle.paper_check force row level security;
create policy worker on circle.paper_check to kring_worker using (true);
create policy verifies on circle.paper_check for select to kring_circle
    using (organisation_id = any ((select common.organisations_i_verify_for())::uuid[])
        and id <> all ((select circle.papers_of_my_circles())::uuid[])
        and (seen_by is null or seen_by = common.me()));
create policy answers on circle.paper_check for update to kring_circle
    using (organisation_id = any ((select common.organisations_i_verify_for())::uuid[])
        and id <> all ((select circle.papers_of_my_circles())::uuid[]) and answered_at is null)
    with check (seen_by = common.me());
create policy asks on circle.paper_check for insert to kring_circle
    with check (exists (select 1 from circle.representation_request r where r.id = paper_check.id and r.asked_by = common.me()
        and r.organisation_id = paper_check.organisation_id and r.circle_id = any ((select circle.my_circles())::uuid[])
        and paper_check.organisation_id in (select w.id from circle.who_sees_papers(r.circle_id) w)));
grant select, insert (id, organisation_id, shown), update (seen, seen_by, seen_on, valid_until, answered_at)
    on circle.paper_check to kring_circle;
grant select, update, delete on circle.paper_check to kring_worker;
