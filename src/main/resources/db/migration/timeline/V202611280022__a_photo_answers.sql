-- A photo may answer by itself, as it may tell something by itself: who answers a mail often sends one without a word (R-C5).
alter table circle.post drop constraint post_kind_fits,
    add constraint post_kind_fits check (thread_id = id or kind in ('UPDATE', 'PHOTO'));
