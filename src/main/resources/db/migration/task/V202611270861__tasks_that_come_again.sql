-- A task that comes again: each time is a row of its own, made when the time before it is over, or a week ahead.
alter table circle.task add column repeats text not null default 'ONCE' check (repeats in ('ONCE', 'WEEKLY', 'FORTNIGHTLY', 'MONTHLY')),
    add column first_at timestamptz, add column followed boolean not null default false,
    add check (repeats = 'ONCE' or first_at is not null);
create index task_comes_again on circle.task (at) where repeats <> 'ONCE' and not followed;
grant update (repeats) on circle.task to kring_circle;
