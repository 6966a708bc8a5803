-- A telephone number is sealed. The readable column holds what a Kring of before wrote, until the job that seals it has come by.
alter table common.account add column phone_sealed bytea;
create index account_to_seal on common.account (id) where phone is not null;
revoke update (phone) on common.account from kring_circle, kring_file;
grant select on common.data_key to kring_circle, kring_file;
create policy whose_account_one_reads on common.data_key for select to kring_circle, kring_file
    using (exists (select 1 from common.account a where a.id = owner_id));
