-- In a household what one of them brought along is that one's, also that she did.
alter policy own on circle.brought
    using (account_id = common.me() and circle_id = any ((select circle.my_own_circles())::uuid[]));
