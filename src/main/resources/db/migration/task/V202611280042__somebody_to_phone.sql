-- "Bel Jan": whom somebody is to phone, because that person hears on paper. One at a time; only a job makes one.
alter table circle.task add column call_for uuid references common.account on delete set null;
create unique index task_call on circle.task (circle_id, call_for) where call_for is not null and state in ('OPEN', 'TAKEN');
create index task_call_for on circle.task (call_for) where call_for is not null;
create policy no_call on circle.task as restrictive for insert to kring_circle with check (call_for is null);
