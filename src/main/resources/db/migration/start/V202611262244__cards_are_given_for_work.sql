-- Who volunteers for an organisation hands out no cards and begins no circle for another.
alter policy own on circle.invitation_card
    with check (issuer_id = common.me() and organisation_id = any ((select common.my_work())::uuid[]) and used_at is null);
alter policy own on circle.direct_start
    with check (issuer_id = common.me() and organisation_id = any ((select common.my_work())::uuid[]) and used_at is null
        and reminded = 0 and expires_at <= common.kring_now() + interval '30 days');
