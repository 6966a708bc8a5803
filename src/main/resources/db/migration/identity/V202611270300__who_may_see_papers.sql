-- R-B10: who decides in an organisation lets an employee see papers of a representation. Who only volunteers there does not.
alter table common.organisation_membership add column verifier boolean not null default false;
grant update (verifier) on common.organisation_membership to kring_circle;
create function common.no_volunteer_verifies() returns trigger language plpgsql security definer
    set search_path = common, pg_temp as $$
begin
    if exists (select 1 from organisation o where o.id = new.organisation_id and o.kind = 'VOLUNTEER') then
        raise check_violation using message = 'who volunteers sees no papers';
    end if;
    return new;
end $$;
create function common.organisations_i_verify_for() returns uuid[] language plpgsql stable security definer
    set search_path = common, pg_temp as $$
begin
    return array(select m.organisation_id from organisation_membership m join organisation o on o.id = m.organisation_id
        where m.account_id = nullif(current_setting('kring.person', true), '')::uuid and m.verifier
        and m.active_until is null and o.verified_at is not null);
end $$;
grant create on schema common to kring_rights;
alter function common.no_volunteer_verifies() owner to kring_rights;
alter function common.organisations_i_verify_for() owner to kring_rights;
revoke create on schema common from kring_rights;
create trigger no_volunteer_verifies before update of verifier on common.organisation_membership
    for each row when (new.verifier) execute function common.no_volunteer_verifies();
