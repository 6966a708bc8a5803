-- R-M2: a resident's question about one line of her log, and the answer of the privacy officer.
alter table bridge.crossing drop constraint crossing_kind_check, add constraint crossing_kind_check
    check (kind in ('NEED', 'OWN_PLAN', 'WHAT_COUNTS', 'OUTSIDE_NOTICE', 'REPRESENTATION_CHECK', 'DEATH', 'MOVE', 'STATUS', 'PROMISE',
        'PLAN_COPY', 'DOUBT'));
