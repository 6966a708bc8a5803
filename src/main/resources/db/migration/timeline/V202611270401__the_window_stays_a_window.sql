-- The newest twenty come out of the window's index, whoever asks: written as a truth, "is it mine?" is no way into the index of audiences,
-- and no circle is read as a whole to find its newest. Costs and plans: docs/performance.md.
alter policy audience on circle.entry using ((audience_id = any ((select circle.my_audiences())::uuid[])) is true);
alter policy audience on circle.post using ((audience_id = any ((select circle.my_audiences())::uuid[])) is true);
