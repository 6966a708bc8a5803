-- R-B14: nobody of eleven is asked; who is not sixteen is asked by a parent, who says so, and stands near.
alter table circle.invitation add column age int check (age between 12 and 17),
    add column by_parent boolean not null default false,
    drop constraint invitation_relation_check,
    add constraint invitation_relation_check
        check (relation in ('CLOSE_ONE', 'INFORMAL_CARER', 'VOLUNTEER', 'NEIGHBOUR', 'PROFESSIONAL', 'GUEST', 'YOUNG_MEMBER')),
    add constraint invitation_young check ((relation = 'YOUNG_MEMBER') = (age is not null)
        and (age is null or age > 15 or by_parent and ring = 'INNER') and (not by_parent or age < 16));
