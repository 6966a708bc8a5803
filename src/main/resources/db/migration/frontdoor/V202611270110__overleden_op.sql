-- Of whom the municipality said, or heard from the circle, that she died: no more than the day. A mistake takes it away again.
alter table municipal.report add column died_on date;
grant update (died_on) on municipal.report to kring_file;
