-- A need hangs on who has it; in a circle it stands only where that person, or who speaks for that person, decides.
alter policy own on circle.help_need
    with check (account_id = any ((select bridge.my_people())::uuid[])
        and (circle_id is null or circle_id = any ((select circle.circles_i_decide_on())::uuid[])));
