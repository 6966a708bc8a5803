-- The answer that brings a device its next token can get lost. So the one before it holds until the next one came; what was replaced
-- before that, and what was given in vain, is kept to know a copy by.
alter table common.device_token add column older_hash bytea, add column lost_hash bytea;
create index device_token_older on common.device_token (older_hash);
create index device_token_lost on common.device_token (lost_hash);
