-- What hurt: a line of the log may be of one resident of a household (decision 044), and what was asked about it was read by the other one.
alter table circle.doubt add column resident_id uuid references common.account;
grant insert (resident_id) on circle.doubt to kring_circle;
alter policy decides on circle.doubt
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]) and (resident_id is null or resident_id = common.me()
        or resident_id = any ((select circle.residents_i_speak_for())::uuid[])))
    with check (account_id = common.me() and circle_id = any ((select circle.circles_i_decide_on())::uuid[])
        and (resident_id = common.me() or resident_id = any ((select circle.residents_i_speak_for())::uuid[])));
