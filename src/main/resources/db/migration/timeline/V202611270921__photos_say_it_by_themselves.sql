-- A photo without words (PHOTO of journey c).
alter table circle.post drop constraint post_kind_check,
    add constraint post_kind_check check (kind in ('UPDATE', 'CHECK_IN', 'QUESTION', 'MILESTONE', 'SURPRISE', 'PHOTO')),
    drop constraint post_text_fits,
    add constraint post_text_fits check (case when deleted_at is null
        then length(text) <= 2000 and (length(text) > 0 or kind in ('CHECK_IN', 'PHOTO')) else text = '' end);
