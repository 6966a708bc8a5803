-- R-A10: an organisation says who volunteers for it now, and that it saw the certificate of good conduct. Who saw it and when; never the paper.
alter table common.organisation_membership
    add column conduct_seen_at timestamptz,
    add column conduct_seen_by uuid references common.account,
    add check ((conduct_seen_at is null) = (conduct_seen_by is null));
grant update (conduct_seen_at, conduct_seen_by) on common.organisation_membership to kring_circle;
-- Whoever says so is who it was; and nobody says it of herself.
create function common.saw_it_oneself() returns trigger language plpgsql as $$
begin
    if new.conduct_seen_at is distinct from old.conduct_seen_at and current_user = 'kring_circle' then
        if new.account_id = common.me() and new.conduct_seen_at is not null then
            raise check_violation using message = 'nobody sees her own certificate';
        end if;
        new.conduct_seen_by := case when new.conduct_seen_at is not null then common.me() end;
    end if;
    return new;
end $$;
create trigger saw_it_oneself before update of conduct_seen_at, conduct_seen_by on common.organisation_membership
    for each row execute function common.saw_it_oneself();
-- Volunteers have a mailbox of their own; whoever works there has the organisation's.
drop policy own_domain on common.organisation_invitation;
create policy own_domain on common.organisation_invitation as restrictive for insert to kring_circle
    with check (exists (select 1 from common.organisation o where o.id = organisation_id
        and (o.kind = 'VOLUNTEER' or right(address, length(o.domain) + 1) = '@' || o.domain)));

-- Where somebody works, and does not only volunteer: who gives a card or begins a circle with somebody does so for that work.
create function common.my_work() returns uuid[] language sql stable
    return array(select o.id from common.organisation o where o.id = any (common.my_organisations()) and o.kind <> 'VOLUNTEER');
