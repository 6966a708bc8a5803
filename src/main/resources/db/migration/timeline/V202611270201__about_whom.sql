-- Where the one whom it is about said no to health, nobody writes about it; of what is about all, where one of them did.
alter policy no_health on circle.post
    with check (exists (select 1 from circle.audience a where a.id = audience_id
        and (a.topic <> 'HEALTH' or circle.health_ok(a.circle_id, a.subject_id))));
-- Who read a post is told to a resident who reads that post too.
alter policy resident on circle.read_receipt
    using (circle_id = any ((select circle.my_own_circles())::uuid[])
        and exists (select 1 from circle.post p where p.id = post_id));
