-- What was typed, until a tick looked for the circle: the door itself takes as long for names that fit as for names that do not.
alter table common.recovery add column name text, add column whose text;
create index recovery_waits on common.recovery (id) where whose is not null;
update common.recovery set stopped_at = common.kring_now() where account_id is null and stopped_at is null;
