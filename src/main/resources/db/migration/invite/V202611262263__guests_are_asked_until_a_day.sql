-- R-B5: who asks a guest says until which day, thirty days at most; after that day the invitation lets nobody in.
alter table circle.invitation add column guest_until timestamptz;
alter table circle.invitation drop constraint invitation_relation_check,
    add constraint invitation_relation_check check (relation in ('CLOSE_ONE', 'INFORMAL_CARER', 'VOLUNTEER', 'NEIGHBOUR', 'PROFESSIONAL', 'GUEST')),
    add constraint invitation_guest check ((relation = 'GUEST') = (guest_until is not null)
        and (guest_until is null or ring = 'HELPERS' and guest_until <= created_at + interval '30 days'
            and (state <> 'OPEN' or expires_at <= guest_until)));
