-- R-A10: an organisation says who volunteers for it now, and that it saw the certificate of good conduct. Who saw it and when; never the paper.
alter table common.organisation_membership
    add column conduct_seen_at timestamptz,
    add column conduct_seen_by uuid references common.account,
    add check ((conduct_seen_at is null) = (conduct_seen_by is null));
grant update (conduct_seen_at, conduct_seen_by) on common.organisation_membership to kring_circle;
create policy saw_it_oneself on common.organisation_membership as restrictive for update to kring_circle
    using (true) with check (conduct_seen_by is null or conduct_seen_by = any ((select common.my_colleagues())::uuid[]));
-- Volunteers have a mailbox of their own; whoever works there has the organisation's.
drop policy own_domain on common.organisation_invitation;
create policy own_domain on common.organisation_invitation as restrictive for insert to kring_circle
    with check (exists (select 1 from common.organisation o where o.id = organisation_id
        and (o.kind = 'VOLUNTEER' or right(address, length(o.domain) + 1) = '@' || o.domain)));
