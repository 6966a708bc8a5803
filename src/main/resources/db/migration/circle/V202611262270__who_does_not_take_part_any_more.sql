-- R-B2: that somebody was removed is read by the others only if who decided it wants that.
alter table circle.circle_member add column told_others boolean not null default false;
grant update (told_others) on circle.circle_member to kring_circle;
