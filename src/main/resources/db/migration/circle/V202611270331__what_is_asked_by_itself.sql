-- Whether Kring may ask something by itself in a circle: not in one that is closed, where nobody answers and the one question would be
-- used up, nor where somebody died.
create function circle.may_ask(which uuid) returns boolean language sql stable
    return circle.goes_on(which) and not exists (select 1 from circle.circle c where c.id = which and c.state = 'CLOSED');
