-- What a death called off stands again, as it stood, when that death was a mistake; what she called off herself does not.
alter table circle.move add column off_by_death boolean not null default false check (not off_by_death or cancelled_at is not null);
