-- Heard: the moment from which somebody may be told has come, and open pages were rung for it. What a page says of "now" turns by itself.
alter table circle.alert_asked add column heard boolean not null default false;
create index alert_asked_unheard on circle.alert_asked (told_from) where not heard;
