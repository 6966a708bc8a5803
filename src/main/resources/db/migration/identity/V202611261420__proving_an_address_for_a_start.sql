-- A code may also prove an address for a start, whether somebody has it already or not. What was proven is used once.
alter table common.sign_in_link add column start_language text,
    add column for_start boolean not null generated always as (start_language is not null) stored,
    add column finished_by uuid;
-- Whether this person wants messages this way; null where nobody ever asked.
alter table common.channel add column messages boolean;
-- An account that nobody ever claimed goes with the circle that was not started.
grant delete on common.account, common.passkey to kring_worker;
create policy unclaimed_only on common.account as restrictive for delete to kring_worker
    using (claimed_at is null and not is_staff);
