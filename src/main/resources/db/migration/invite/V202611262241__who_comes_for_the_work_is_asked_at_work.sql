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
