-- To somebody outside Kring whose address a plan names: no account, no link, and no circle that the reader would be in.
alter table common.delivery add column to_name text, add column to_address text;
alter table common.delivery add check (to_address is null or recipient_id is null and to_name is not null);
