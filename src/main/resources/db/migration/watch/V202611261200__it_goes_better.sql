-- An alert that nobody took may end: a human said that it goes better. Until now each step but the first needed an owner.
alter table circle.alert drop constraint alert_check1;
alter table circle.alert add constraint alert_owner check (state in ('RAISED', 'CLOSED') or owner_id is not null);
create index phase_change_lowered on circle.phase_change (circle_id, resident_id, at) where rule = 'LOWERED';
