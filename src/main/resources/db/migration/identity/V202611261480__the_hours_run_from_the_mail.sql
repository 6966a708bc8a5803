-- The 48 hours run from the mail to the old address, not from the circle's word: it may take that mail a while to leave.
alter table common.recovery add column vouched_at timestamptz;
update common.recovery set vouched_at = due_at - interval '48 hours' where due_at is not null;
grant select (vouched_at) on common.recovery to kring_circle;
