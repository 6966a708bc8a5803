-- Mail to this address came back for good, and why: until its person proves to read mail there, or elsewhere.
alter table common.channel add column bounced_at timestamptz, add column bounced_why text;
alter table common.channel add check ((bounced_at is null) = (bounced_why is null));
create index channel_bounced on common.channel (account_id) where bounced_at is not null;
