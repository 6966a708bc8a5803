-- A notice has an id of its own: that of its crossing, or of what its mail is about. Handed over: given to the bridge or to the mail.
-- Told: it arrived there. Failed: it did not, and people read so. Dropped: it is no longer to be told. Read: a navigator said so.
alter table circle.outside_contact add column email text;
alter table circle.outside_notice
    add column id uuid not null default gen_random_uuid(),
    add column told_at timestamptz,
    add column failed_at timestamptz,
    add column dropped_at timestamptz,
    add column read_at timestamptz;
alter table circle.outside_notice alter column id drop default;
alter table circle.outside_notice add unique (id);
create index outside_notice_due on circle.outside_notice (tell_from) where handed_over_at is null and dropped_at is null;
create index outside_notice_handed on circle.outside_notice (handed_over_at) where dropped_at is null and read_at is null;
