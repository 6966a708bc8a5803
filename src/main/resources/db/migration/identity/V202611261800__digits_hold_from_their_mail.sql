-- Until its mail leaves, what was asked may wait: its ten minutes begin when it is minted. Real time.
alter table common.sign_in_link alter column expires_at set default clock_timestamp() + interval '20 hours';
alter table common.address_proof alter column expires_at set default clock_timestamp() + interval '20 hours';
-- Who works somewhere shares computers: no device stays signed in.
update common.device_token d set ended_at = clock_timestamp() where d.ended_at is null and exists
    (select 1 from common.organisation_membership m where m.account_id = d.account_id and m.active_until is null);
