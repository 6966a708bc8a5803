-- The account that was made for the resident. Only that one goes with a circle that is not started, never one that was here before.
alter table circle.on_behalf add column made_id uuid;
