-- Whoever runs Kring sees how many failed in the last day, asked every fifteen seconds.
create index delivery_failed on common.delivery (created_at) where state = 'FAILED';
