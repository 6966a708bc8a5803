-- A person ends a device, a passkey, a way in or a request for another address, and an admin who works there: nobody turns that back.
create function common.what_ended_stays_ended() returns trigger language plpgsql as $$
begin
    if to_jsonb(old) ->> tg_argv[0] is not null and to_jsonb(new) ->> tg_argv[0] is null then
        raise check_violation using message = 'what ended stays ended';
    end if;
    return new;
end $$;
do $$
declare pair text[];
begin
    foreach pair slice 1 in array array[['device_token', 'ended_at'], ['passkey', 'ended_at'], ['oidc_identity', 'ended_at'],
        ['recovery', 'stopped_at'], ['organisation_membership', 'active_until']] loop
        execute format('create trigger what_ended_stays_ended before update of %I on common.%I for each row '
            'execute function common.what_ended_stays_ended(%L)', pair[2], pair[1], pair[2]);
    end loop;
end $$;

-- An admin asks colleagues at the organisation's own mail domain only; the first admin is asked by an official.
create policy own_domain on common.organisation_invitation as restrictive for insert to kring_circle
    with check (exists (select 1 from common.organisation o where o.id = organisation_id
        and right(address, length(o.domain) + 1) = '@' || o.domain));
