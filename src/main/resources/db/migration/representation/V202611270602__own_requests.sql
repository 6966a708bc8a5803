-- R-B21: in a household each reads and takes back what was asked about herself, not what was asked about the other one.
alter policy own on circle.representation_request
    using (circle_id = any ((select circle.my_circles())::uuid[])
        and common.me() in (account_id, asked_by, resident_id));
