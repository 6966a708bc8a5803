-- Where the resident said no to health, nobody writes about it: not in an answer, and not the resident.
create policy no_health on circle.post as restrictive for insert to kring_circle
    with check (exists (select 1 from circle.audience a join circle.circle c on c.id = a.circle_id
        where a.id = audience_id and (a.topic <> 'HEALTH' or c.health_allowed)));
