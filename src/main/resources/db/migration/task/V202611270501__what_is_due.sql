-- R-C10, R-C11: when people were asked, who looks further was told, and who had it was asked how it went; each once.
alter table circle.task add column nudged_at timestamptz, add column looked_at timestamptz, add column worked_asked_at timestamptz,
    add column asking boolean not null default false;
create index task_lives on circle.task (at) where state in ('PROPOSED', 'OPEN', 'TAKEN');
create index task_asking on circle.task (id) where asking;
