-- In a household a move is of who moves, and of who speaks for that one.
alter policy own on circle.move
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]) and resident_id = any ((select bridge.my_people())::uuid[]))
    with check (circle_id = any ((select circle.circles_i_decide_on())::uuid[]) and said_by = common.me()
        and resident_id = any ((select bridge.my_people())::uuid[]));
