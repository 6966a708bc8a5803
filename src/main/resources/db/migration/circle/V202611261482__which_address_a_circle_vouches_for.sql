-- The circle sees for which address it answers, as much of it as whoever asks can confirm by telephone.
alter table circle.recovery add column address text;
update circle.recovery r set address = left(c.address, 1) || '…' || substring(c.address from '@[^@]*$'),
    decided_at = coalesce(r.decided_at, case when c.stopped_at is not null then common.kring_now() end)
    from common.recovery c where c.id = r.id;
alter table circle.recovery alter column address set not null;
