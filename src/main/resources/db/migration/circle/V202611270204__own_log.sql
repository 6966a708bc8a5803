alter policy own_circle on common.access_log_entry
    using (chain_id = any ((select circle.my_own_circles())::uuid[]) and (resident_id is null or resident_id = common.me()));
alter policy spoken_for on common.access_log_entry
    using (chain_id = any ((select circle.circles_i_speak_for())::uuid[])
        and (resident_id is null or resident_id = any ((select circle.residents_i_speak_for())::uuid[])));
