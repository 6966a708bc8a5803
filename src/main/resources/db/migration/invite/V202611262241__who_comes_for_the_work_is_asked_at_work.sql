-- R-A10: a professional is asked at the work's own mailbox, and takes part by the word of a verified organisation. What the organisation says
-- stands beside the answer, for the resident who recognises.
alter table circle.invitation
    drop constraint invitation_relation_check,
    drop constraint invitation_ring_check,
    add check (relation in ('CLOSE_ONE', 'INFORMAL_CARER', 'VOLUNTEER', 'NEIGHBOUR', 'PROFESSIONAL')),
    add check (ring in ('INNER', 'HELPERS', 'PROFESSIONALS')),
    add check ((relation = 'PROFESSIONAL') = (ring = 'PROFESSIONALS')),
    add check (relation <> 'PROFESSIONAL' or not on_paper),
    add column organisation text,
    add column conduct_seen boolean not null default false,
    add check (organisation is null or state = 'ACCEPTED');
-- R-A6: before the resident's own yes no professional comes in.
create policy no_professional_before_the_yes on circle.invitation as restrictive for insert to kring_circle
    with check (relation <> 'PROFESSIONAL' or exists (select 1 from circle.circle c where c.id = circle_id
        and (c.formation_basis <> 'ON_BEHALF' or c.confirmed_at is not null)));

-- What an organisation says of a certificate later is what a resident reads who has not recognised that volunteer yet.
create function circle.conduct_follows() returns trigger language plpgsql security definer set search_path = circle, pg_temp as $$
begin
    update invitation i set conduct_seen = new.conduct_seen_at is not null from common.organisation o where o.id = new.organisation_id
        and i.account_id = new.account_id and i.organisation = o.name and i.relation = 'VOLUNTEER';
    return null;
end $$;
grant create on schema circle to kring_rights;
alter function circle.conduct_follows() owner to kring_rights;
revoke create on schema circle from kring_rights;
create policy rights_conduct on circle.invitation for update to kring_rights using (true);
grant update (conduct_seen) on circle.invitation to kring_rights;
create trigger conduct_follows after update of conduct_seen_at on common.organisation_membership
    for each row execute function circle.conduct_follows();
