-- How somebody said that it goes, by who it is about, without a walk through all that was told.
create index post_check_in on circle.post (circle_id, whose_id, at) where kind = 'CHECK_IN';
