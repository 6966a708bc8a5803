-- R-D32: whom somebody who cares for another can call in this municipality: name, tab, number; or nothing.
alter table common.tenant add column carer_support text not null default '';
